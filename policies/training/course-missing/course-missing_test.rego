package roe.rules.training.course_missing_test

import data.roe.rules.training.course_missing
import data.roe.testing

test_whole_finding if {
	found := course_missing.findings with input as testing.with_records({"eligibility": [_short({}, {"hours": 12, "months": 24})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["harbor", "riverton"],
		"actions": [],
		"clash": "",
		"severity": "error",
		"cause": "course pact#3 Crowds h1",
		"message": "{text} asks of officers who come: {course}. That much of it, in time, is missing for {count} of {unit}.",
		"args": {
			"text": {"clause": "pact#3"},
			"course": {"words": "at least 12 hours of “Crowds”, taken within 24 months before"},
			"unit": {"unit": "h1"},
			"count": {"number": 2, "one": "officer", "many": "officers", "sensitive": "numbers"},
		},
		"places": [
			{"role": "officers", "path": "deployments.day.units.h1.classes.new"},
			{"role": "asks for it", "path": "agreements.pact.clauses.\"3\""},
		],
	}}
}

test_any_hours_at_any_time if {
	found := course_missing.findings with input as testing.with_records({"eligibility": [_short({"enough": true}, {})]})
	[[finding.severity, finding.args.course] | some finding in found] == [["warning", {"words": "“Crowds”"}]]
}

test_another_lack_is_none if {
	found := course_missing.findings with input as testing.with_records({"eligibility": [testing.eligible({"lacks": [testing.shortfall({})]})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := course_missing.considered with input as testing.with_records({"eligibility": [testing.eligible({})]})
	considered == 1
}

_short(unit, lack) := testing.eligible(object.union({"lacks": [testing.shortfall(object.union({"what": "course", "course": "Crowds"}, lack))]}, unit))
