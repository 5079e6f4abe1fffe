package roe.rules.training.eligibility_unknown_test

import data.roe.rules.training.eligibility_unknown
import data.roe.testing

test_no_list if {
	found := eligibility_unknown.findings with input as testing.with_records({"eligibility": [testing.eligible({"listed": false, "unknown": 6, "unclear": _unclear})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["harbor", "riverton"],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "no list pact#3 harbor",
		"message": "{text} asks of officers who come: {asked}. Nothing of that is stated of the officers of {agency}.",
		"args": {
			"text": {"clause": "pact#3"},
			"asked": {"list": [
				{"words": "a year of service"},
				{"words": "full-time employment"},
				{"words": "good standing"},
				{"words": "no liability over First Amendment rights in the last 3 years"},
				{"words": "“Crowds”"},
			]},
			"agency": {"agency": "harbor"},
		},
		"places": [
			{"role": "unit", "path": "deployments.day.units.h1"},
			{"role": "asks for it", "path": "agreements.pact.clauses.\"3\""},
		],
	}}
}

test_a_list_with_gaps if {
	found := eligibility_unknown.findings with input as testing.with_records({"eligibility": [testing.eligible({"unknown": 3, "unclear": _unclear})]})
	[[finding.severity, finding.cause, finding.args.count.number, finding.args.count.sensitive, finding.places] | some finding in found] == [[
		"warning", "unclear pact#3 h1", 3, "numbers",
		[{"role": "officers", "path": "deployments.day.units.h1.classes.new"}, {"role": "asks for it", "path": "agreements.pact.clauses.\"3\""}],
	]]
}

test_one_thing_of_one_officer_is_enough if {
	one := [testing.shortfall({"what": "standing"})]
	every changes in [{"listed": false, "unknown": 1}, {"unknown": 1}] {
		found := eligibility_unknown.findings with input as testing.with_records({"eligibility": [testing.eligible(object.union({"unclear": one}, changes))]})
		count(found) == 1
	}
}

test_enough_others_are_known_to_qualify_is_none if {
	found := eligibility_unknown.findings with input as testing.with_records({"eligibility": [testing.eligible({"unknown": 3, "unclear": _unclear, "enough": true})]})
	count(found) == 0
}

test_all_is_known_is_none if {
	found := eligibility_unknown.findings with input as testing.with_records({"eligibility": [testing.eligible({}), testing.eligible({"listed": false})]})
	count(found) == 0
}

test_one_of_one_thing if {
	one := testing.shortfall({"years": 1, "paths": ["units.h1.new"]})
	unlisted := eligibility_unknown.findings with input as testing.with_records({"eligibility": [testing.eligible({"listed": false, "unclear": [one]})]})
	[finding.severity | some finding in unlisted] == ["warning"]
	listed := eligibility_unknown.findings with input as testing.with_records({"eligibility": [testing.eligible({"unknown": 1, "unclear": [one]})]})
	[[finding.severity, finding.places[0]] | some finding in listed] == [["warning", {"role": "officers", "path": "units.h1.new"}]]
}

test_counts_what_it_looked_at if {
	considered := eligibility_unknown.considered with input as testing.with_records({"eligibility": [testing.eligible({})]})
	considered == 1
}

_unclear := [
	testing.shortfall({"years": 1}),
	testing.shortfall({"what": "full-time"}),
	testing.shortfall({"what": "standing"}),
	testing.shortfall({"what": "record", "record": "first-amendment", "years": 3}),
	testing.shortfall({"what": "course", "course": "Crowds"}),
]
