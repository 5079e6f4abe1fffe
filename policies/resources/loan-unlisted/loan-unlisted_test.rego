package roe.rules.resources.loan_unlisted_test

import data.roe.rules.resources.loan_unlisted
import data.roe.testing

_unlisted := testing.transfer({"unlisted": ["kinetic/foam-40mm"]})

test_fires if {
	found := loan_unlisted.findings with input as testing.with_records({"transfers": [_unlisted]})
	[[finding.severity, finding.actions, finding.args.items.sensitive] | some finding in found] == [["warning", ["kinetic/foam-40mm"], "tactics"]]
}

test_carried_by_the_borrower_is_told_there if {
	found := loan_unlisted.findings with input as testing.with_records({
		"transfers": [_unlisted],
		"units": [testing.unit({"agency": "riverton", "carries": ["kinetic/foam-40mm"]})],
	})
	count(found) == 0
}

test_listed_is_none if {
	found := loan_unlisted.findings with input as testing.with_records({"transfers": [testing.transfer({})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := loan_unlisted.considered with input as testing.with_records({"transfers": [_unlisted]})
	considered == 1
}
