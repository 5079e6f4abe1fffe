package roe.rules.agreement.review_overdue_test

import data.roe.rules.agreement.review_overdue
import data.roe.testing

test_fires if {
	found := review_overdue.findings with input as testing.with_records({
		"agreements": [testing.agreement({"reviewed": testing.said("2024-06-30"), "review_due": testing.said("2026-06-30")})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"agreement": {"agreement": "pact"},
			"due": {"day": "2026-06-30"},
			"reviewed": {"day": "2024-06-30"},
		},
		"book": "b",
		"cause": "review pact",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} was last reviewed on {reviewed}, and its next review was due by {due}.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "warning",
	}}
}

test_nobody_relies_on_it if {
	found := review_overdue.findings with input as testing.with_records({
		"agreements": [testing.agreement({"id": "compact", "reviewed": testing.said("2024-06-30"), "review_due": testing.said("2026-06-30")})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{agreement} was last reviewed on {reviewed}, and its next review was due by {due}."]]
}

test_in_time_is_none if {
	found := review_overdue.findings with input as testing.with_records({
		"agreements": [testing.agreement({"reviewed": testing.said("2025-06-30"), "review_due": testing.said("2027-06-30")})],
	})
	count(found) == 0
}

test_no_review_agreed_is_none if {
	found := review_overdue.findings with input as testing.with_records({"agreements": [testing.agreement({})]})
	count(found) == 0
}

test_due_today_is_none if {
	found := review_overdue.findings with input as testing.with_records({"agreements": [testing.agreement({"review_due": testing.said("2026-10-01")})]})
	count(found) == 0
}

test_relied_on_in_another_book_is_a_note if {
	overdue := testing.agreement({"reviewed": testing.said("2024-06-30"), "review_due": testing.said("2026-06-30")})
	found := review_overdue.findings with input as testing.with_records({"agreements": [object.union(overdue, {"book": "other"})]})
	[finding.severity | some finding in found] == ["note"]
}

test_counts_only_what_is_to_be_reviewed if {
	considered := review_overdue.considered with input as testing.with_records({"agreements": [
		testing.agreement({"review_due": testing.said("2027-06-30")}),
		testing.agreement({"id": "compact"}),
	]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := review_overdue.considered with input as testing.with_records({
		"agreements": [testing.agreement({"reviewed": testing.said("2024-06-30"), "review_due": testing.said("2026-06-30")})],
	})
	considered == 1
}
