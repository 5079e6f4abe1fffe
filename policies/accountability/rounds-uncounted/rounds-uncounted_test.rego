package roe.rules.accountability.rounds_uncounted_test

import data.roe.rules.accountability.rounds_uncounted
import data.roe.testing

test_whole_finding if {
	found := rounds_uncounted.findings with input as testing.with_records({"accounts": [_loaded({"uncounted": ["chemical/cs"]})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["harbor"],
		"actions": ["chemical/cs"],
		"clash": "",
		"severity": "warning",
		"cause": "uncounted harbor",
		"message": "Rounds and canisters are to be counted ({texts}). {agency} brings {items}, and no count of that is there.",
		"args": {
			"texts": {"list": [{"clause": "pact#3"}]},
			"agency": {"agency": "harbor"},
			"items": {"actions": ["chemical/cs"], "as": "name", "sensitive": "tactics"},
		},
		"places": [
			{"role": "unit", "path": "deployments.day.units.h1"},
			{"role": "asks for it", "path": "agreements.pact.clauses.\"3\""},
		],
	}}
}

test_counted_or_never_asked_is_none if {
	found := rounds_uncounted.findings with input as testing.with_records({"accounts": [
		_loaded({}),
		_loaded({"rounds_asked": [], "uncounted": ["chemical/cs"]}),
	]})
	count(found) == 0
}

test_nothing_loaded_is_none if {
	considered := rounds_uncounted.considered with input as testing.with_records({"accounts": [_loaded({"munitions": []})]})
	considered == 0
}

test_counts_what_it_looked_at if {
	considered := rounds_uncounted.considered with input as testing.with_records({"accounts": [_loaded({}), testing.account({})]})
	considered == 1
}

_loaded(changes) := testing.account(object.union({"munitions": ["chemical/cs"], "rounds_asked": [testing.text]}, changes))
