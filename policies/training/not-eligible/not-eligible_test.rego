package roe.rules.training.not_eligible_test

import data.roe.rules.training.not_eligible
import data.roe.testing

test_whole_finding if {
	found := not_eligible.findings with input as testing.with_records({"eligibility": [_short({})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["harbor", "riverton"],
		"actions": [],
		"clash": "",
		"severity": "error",
		"cause": "not eligible pact#3 h1",
		"message": "{text} asks of officers who come: {asked}. That excludes {count} of {unit}. Nothing shows that others can take their place.",
		"args": {
			"text": {"clause": "pact#3"},
			"asked": {"list": [{"words": "2 years of service"}, {"words": "no sustained complaint of excessive force in the last 5 years"}]},
			"unit": {"unit": "h1"},
			"count": {"number": 2, "one": "officer", "many": "officers", "sensitive": "numbers"},
		},
		"places": [
			{"role": "officers", "path": "deployments.day.units.h1.classes.new"},
			{"role": "asks for it", "path": "agreements.pact.clauses.\"3\""},
		],
	}}
}

test_one_officer_without_anything_of_two if {
	lacks := [testing.shortfall({"what": "certificate"}), testing.shortfall({"what": "standing"})]
	found := not_eligible.findings with input as testing.with_records({"eligibility": [testing.eligible({"barred": 1, "lacks": lacks})]})
	[finding.args.asked | some finding in found] == [{"list": [{"words": "good standing"}]}]
}

test_others_can_come if {
	found := not_eligible.findings with input as testing.with_records({"eligibility": [_short({"enough": true})]})
	[[finding.severity, endswith(finding.message, "The unit lists enough others.")] | some finding in found] == [["warning", true]]
}

test_a_course_is_another_rule_is_none if {
	found := not_eligible.findings with input as testing.with_records({"eligibility": [testing.eligible({"lacks": [testing.shortfall({"what": "course"})]})]})
	count(found) == 0
}

test_one_officer if {
	found := not_eligible.findings with input as testing.with_records({"eligibility": [_short({"barred": 1})]})
	count(found) == 1
}

test_certificates_are_another_rule if {
	lacks := [testing.shortfall({"years": 2}), testing.shortfall({"what": "certificate"})]
	found := not_eligible.findings with input as testing.with_records({"eligibility": [_short({"lacks": lacks})]})
	[finding.args.asked | some finding in found] == [{"list": [{"words": "2 years of service"}]}]
}

test_counts_what_it_looked_at if {
	considered := not_eligible.considered with input as testing.with_records({"eligibility": [testing.eligible({})]})
	considered == 1
}

_short(changes) := testing.eligible(object.union(
	{"barred": 2, "lacks": [
		testing.shortfall({"years": 2}),
		testing.shortfall({"what": "record", "record": "excessive-force", "years": 5}),
		testing.shortfall({"what": "course", "course": "Crowds"}),
	]},
	changes,
))
