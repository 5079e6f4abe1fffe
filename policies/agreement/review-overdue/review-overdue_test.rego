package roe.rules.agreement.review_overdue_test

import data.roe.rules.agreement.review_overdue
import data.roe.testing

test_fires if {
	found := review_overdue.findings with input as testing.with_records({"agreements": [{"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": true, "value": "2024-06-30"}, "review_due": {"stated": true, "value": "2026-06-30"}, "election_events": [], "newer_instruments": []}]})
	found == {{"actions": [], "agencies": ["harbor", "riverton"], "args": {"agreement": {"agreement": "pact"}, "due": {"day": "2026-06-30"}, "reviewed": {"day": "2024-06-30"}}, "book": "b", "cause": "review pact", "clash": "", "deployment": "day", "message": "{agreement} was last reviewed on {reviewed}, and its next review was due by {due}.", "places": [{"path": "agreements.pact", "role": "agreement"}], "severity": "warning"}}
}

test_nobody_relies_on_it if {
	found := review_overdue.findings with input as testing.with_records({"agreements": [{"id": "compact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": true, "value": "2024-06-30"}, "review_due": {"stated": true, "value": "2026-06-30"}, "election_events": [], "newer_instruments": []}]})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{agreement} was last reviewed on {reviewed}, and its next review was due by {due}."]]
}

test_in_time_is_none if {
	found := review_overdue.findings with input as testing.with_records({"agreements": [{"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": true, "value": "2025-06-30"}, "review_due": {"stated": true, "value": "2027-06-30"}, "election_events": [], "newer_instruments": []}]})
	count(found) == 0
}

test_no_review_agreed_is_none if {
	found := review_overdue.findings with input as testing.with_records({"agreements": [{"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": false, "value": ""}, "review_due": {"stated": false, "value": ""}, "election_events": [], "newer_instruments": []}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := review_overdue.considered with input as testing.with_records({"agreements": [{"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": true, "value": "2024-06-30"}, "review_due": {"stated": true, "value": "2026-06-30"}, "election_events": [], "newer_instruments": []}]})
	considered == 1
}
