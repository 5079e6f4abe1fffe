package roe.rules.finance.claims_unsaid_test

import data.roe.rules.finance.claims_unsaid
import data.roe.testing

_found(changes) := found if {
	found := claims_unsaid.findings with input as testing.with_records({
		"bearings": [testing.bearing(object.union({"subject": "finance/claims"}, changes))],
		"agreements": [testing.agreement({})],
	})
}

test_fires if {
	[[finding.severity, finding.args.subject] | some finding in _found({})] == [["note", {"subject": "finance/claims"}]]
}

test_said_is_none if {
	count(_found({"says": [testing.says({"bears": "own"})]})) == 0
}

test_counts_what_it_looked_at if {
	considered := claims_unsaid.considered with input as testing.with_records({"bearings": [testing.bearing({"subject": "finance/claims"})]})
	considered == 1
}
