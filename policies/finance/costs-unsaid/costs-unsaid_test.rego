package roe.rules.finance.costs_unsaid_test

import data.roe.rules.finance.costs_unsaid
import data.roe.testing

_found(bearings) := found if {
	found := costs_unsaid.findings with input as testing.with_records({
		"bearings": bearings,
		"agreements": [testing.agreement({})],
	})
}

_costs := testing.bearing({"subject": "finance/costs"})

test_fires if {
	found := _found([_costs, testing.bearing({"subject": "finance/pay"})])
	[[finding.severity, finding.args.subject] | some finding in found] == [["warning", {"subject": "finance/costs"}]]
}

test_who_pays_the_officers_is_enough if {
	count(_found([_costs, testing.bearing({"subject": "finance/pay", "says": [testing.says({"bears": "own"})]})])) == 0
}

test_counts_what_it_looked_at if {
	considered := costs_unsaid.considered with input as testing.with_records({"bearings": [_costs]})
	considered == 1
}
