package roe.rules.finance.threshold_test

import data.roe.rules.finance.threshold
import data.roe.testing

_found(changes) := found if {
	found := threshold.findings with input as testing.with_records({"bearings": [testing.bearing(changes)]})
}

test_hours if {
	found := _found({"says": [testing.says({"after_hours": testing.said(12)})]})
	some finding in found
	finding.severity == "note"
	finding.args.lasts.number == 14
	finding.args.hours.number == 12
	finding.cause == "threshold hours finance/liability agreements.pact.clauses.\"4\" harbor"
}

test_dollars if {
	found := _found({"says": [testing.says({"dollars_per_day": testing.said(50000)})], "cost_per_day": testing.said(80000)})
	some finding in found
	finding.severity == "warning"
	finding.cause == "threshold dollars finance/liability agreements.pact.clauses.\"4\" harbor"
	finding.args.cost == {"number": 80000, "one": "dollar", "many": "dollars", "sensitive": "numbers"}
}

test_within_is_none if {
	count(_found({
		"says": [
			testing.says({"dollars_per_day": testing.said(50000)}),
			testing.says({"after_hours": testing.said(24), "reached": false}),
		],
		"cost_per_day": testing.said(40000),
	})) == 0
}

test_after_the_first_hour if {
	count(_found({"says": [testing.says({"after_hours": testing.said(1)})]})) == 1
}

test_at_the_limit_is_none if {
	count(_found({"says": [testing.says({"dollars_per_day": testing.said(50000)})], "cost_per_day": testing.said(50000)})) == 0
}

test_counts_what_it_looked_at if {
	considered := threshold.considered with input as testing.with_records({"bearings": [testing.bearing({"says": [
		testing.says({}),
		testing.says({"after_hours": testing.said(12)}),
		testing.says({"dollars_per_day": testing.said(50000)}),
		testing.says({"after_hours": testing.said(12), "dollars_per_day": testing.said(50000)}),
		testing.says({"after_hours": testing.said(24), "dollars_per_day": testing.said(90000)}),
	]})]})
	considered == 4
}
