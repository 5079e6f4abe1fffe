package roe.rules.finance.no_indemnity_test

import data.roe.rules.finance.no_indemnity
import data.roe.testing

_found(changes, records) := found if {
	found := no_indemnity.findings with input as testing.with_records(object.union(
		{
			"bearings": [testing.bearing(changes)],
			"agreements": [testing.agreement({})],
			"actions": [{"id": "chemical/cs", "topic": "crowd-control"}],
			"units": [],
			"assignments": [],
		},
		records,
	))
}

test_nothing_known_of_what_they_do if {
	_found({}, {}) == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"subject": {"subject": "finance/liability"},
			"host": {"agency": "riverton"},
			"aid": {"agencies": ["harbor"]},
			"agreements": {"list": [{"agreement": "pact"}]},
		},
		"book": "b",
		"cause": "unsaid finance/liability pact",
		"clash": "",
		"deployment": "day",
		"message": "For the help of {aid} to {host}, nothing settles {subject}: {agreements} has no clause on it. Each can then point at the other.",
		"places": [{"role": "agreement", "path": "agreements.pact"}],
		"severity": "error",
	}}
}

test_munitions if {
	[finding.severity | some finding in _found({}, {"units": [testing.unit({"carries": ["chemical/cs"]})]})] == ["error"]
}

test_front_line if {
	[finding.severity | some finding in _found({}, {"assignments": [testing.assignment({"tasks": ["task/front-line"]})]})] == ["error"]
}

test_traffic if {
	[finding.severity | some finding in _found({}, {"offers": [testing.offer({"tasks": ["task/traffic"]})]})] == ["warning"]
}

test_two_agreements if {
	[finding.message | some finding in _found({"silent": ["pact", "compact"]}, {})] == ["For the help of {aid} to {host}, nothing settles {subject}: there is no clause on it in {agreements}. Each can then point at the other."]
}

test_clause_that_names_nobody if {
	text := {"kind": "clause", "id": "pact#4", "path": "p"}
	[[finding.message, finding.args.clauses] | some finding in _found({"silent": [], "vague": [text]}, {})] == [["For the help of {aid} to {host}, nothing settles {subject}: {clauses} speaks of it and names nobody. Each can then point at the other.", {"list": [{"clause": "pact#4"}]}]]
	[finding.message | some finding in _found({"silent": [], "vague": [text, text]}, {})] == ["For the help of {aid} to {host}, nothing settles {subject}: {clauses} speak of it and name nobody. Each can then point at the other."]
}

test_agreement_alone if {
	found := _found({"deployment": "", "host": "", "aid": "", "path": "agreements.pact"}, {})
	[[finding.severity, finding.agencies, finding.message] | some finding in found] == [["warning", [], "Nothing settles {subject}: {agreements} has no clause on it. Each can then point at the other."]]
}

test_somebody_answers_is_none if {
	count(_found({"says": [testing.says({})]}, {})) == 0
}

test_not_known_is_none if {
	count(_found({"known": false}, {})) == 0
}

test_counts_what_it_looked_at if {
	considered := no_indemnity.considered with input as testing.with_records({"bearings": [testing.bearing({}), testing.bearing({"subject": "finance/pay"})]})
	considered == 1
}
