package roe.rules.resources.return_test

import data.roe.rules.resources.return as returning
import data.roe.testing

_said(changes) := [[finding.severity, finding.message] |
	some finding in returning.findings with input as testing.with_records({"transfers": [testing.transfer(changes)]})
]

test_overdue if {
	_said({"overdue": true}) == [["warning", "{lender} lends {borrower} {items}. The loan was due back by {day} and is not back."]]
}

test_not_counted if {
	_said({"counted": testing.said(false), "return_by": testing.unsaid}) == [["warning", "{lender} lends {borrower} {items}. No day is set for its return. It was handed over without a count."]]
}

test_nothing_is_said if {
	_said({"counted": {"stated": false, "value": false}}) == [["note", "{lender} lends {borrower} {items}. Nothing says whether it was counted."]]
}

test_settled_is_none if {
	count(_said({})) == 0
}

test_back_without_a_day_is_none if {
	count(_said({"return_by": testing.unsaid, "returned": testing.said("2026-11-04")})) == 0
}

test_counted_and_no_day if {
	_said({"return_by": testing.unsaid}) == [["note", "{lender} lends {borrower} {items}. No day is set for its return."]]
}

test_counts_what_it_looked_at if {
	considered := returning.considered with input as testing.with_records({"transfers": [testing.transfer({})]})
	considered == 1
}
