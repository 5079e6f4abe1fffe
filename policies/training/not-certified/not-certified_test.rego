package roe.rules.training.not_certified_test

import data.roe.rules.training.not_certified
import data.roe.testing

test_whole_finding if {
	found := not_certified.findings with input as testing.with_records({"eligibility": [_without({}, {})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["harbor", "riverton"],
		"actions": [],
		"clash": "",
		"severity": "error",
		"cause": "certificate pact#3 h1",
		"message": "{text} asks officers who come for the certificate of {state}. That excludes {count} of {unit}.",
		"args": {
			"text": {"clause": "pact#3"},
			"state": {"place": "CA"},
			"unit": {"unit": "h1"},
			"count": {"number": 2, "one": "officer", "many": "officers", "sensitive": "numbers"},
		},
		"places": [
			{"role": "officers", "path": "deployments.day.units.h1.classes.new"},
			{"role": "asks for it", "path": "agreements.pact.clauses.\"3\""},
		],
	}}
}

test_says_how_sure_it_is if {
	every case in [
		{"lack": {"presumed": true}, "unit": {}, "severity": "warning", "says": "nothing is said of their certificates"},
		{"lack": {"officers": 1}, "unit": {}, "severity": "error", "says": "excludes {count}"},
		{"lack": {"officers": 0}, "unit": {}, "severity": "error", "says": "Those of {unit} do not hold it"},
		{"lack": {}, "unit": {"enough": true}, "severity": "warning", "says": "excludes"},
	] {
		found := not_certified.findings with input as testing.with_records({"eligibility": [_without(case.unit, case.lack)]})
		count(found) == 1
		every finding in found {
			finding.severity == case.severity
			contains(finding.message, case.says)
		}
	}
}

test_another_lack_is_none if {
	found := not_certified.findings with input as testing.with_records({"eligibility": [testing.eligible({"lacks": [testing.shortfall({})]})]})
	count(found) == 0
}

test_one_officer if {
	found := not_certified.findings with input as testing.with_records({"eligibility": [_without({}, {"officers": 1})]})
	every finding in found { contains(finding.message, "excludes") }
	count(found) == 1
}

test_counts_what_it_looked_at if {
	considered := not_certified.considered with input as testing.with_records({"eligibility": [_without({}, {})]})
	considered == 1
}

_without(unit, lack) := testing.eligible(object.union({"lacks": [testing.shortfall(object.union({"what": "certificate"}, lack))]}, unit))
