package roe.rules.finance.workers_compensation_unsaid_test

import data.roe.rules.finance.workers_compensation_unsaid
import data.roe.testing

_found(changes) := found if {
	found := workers_compensation_unsaid.findings with input as testing.with_records({
		"bearings": [testing.bearing(object.union({"subject": "finance/workers-compensation"}, changes))],
		"agreements": [testing.agreement({})],
	})
}

test_fires if {
	[[finding.severity, finding.args.subject] | some finding in _found({})] == [["warning", {"subject": "finance/workers-compensation"}]]
}

test_said_is_none if {
	count(_found({"says": [testing.says({"bears": "own"})]})) == 0
}

test_counts_what_it_looked_at if {
	considered := workers_compensation_unsaid.considered with input as testing.with_records({"bearings": [testing.bearing({"subject": "finance/workers-compensation"})]})
	considered == 1
}
