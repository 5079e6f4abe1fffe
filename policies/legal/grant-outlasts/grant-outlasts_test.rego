package roe.rules.legal.grant_outlasts_test

import data.roe.rules.legal.grant_outlasts
import data.roe.testing

test_fires if {
	found := grant_outlasts.findings with input as _run({"outlasts": true, "until": testing.said("2026-12-31")})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agencies": {"agencies": ["harbor"]},
			"document": {"instrument": "order"},
			"until": {"instant": "2026-12-31"},
		},
		"book": "b",
		"cause": "outlasts order#1",
		"clash": "",
		"deployment": "day",
		"message": "The authority that {document} gives to officers of {agencies} lasts until {until}, longer than this event.",
		"places": [{"path": "instruments.order.grants.\"1\"", "role": "grant"}],
		"severity": "warning",
	}}
}

test_other_ends if {
	every case in [
		{"changes": {"disputed": true, "outlasts": true}, "message": "Whether the authority that {document} gives to officers of {agencies} has ended is in dispute."},
		{"changes": {"endless": true}, "message": "{document} makes officers of {agencies} officers of another government, and says no day on which that ends."},
	] {
		found := grant_outlasts.findings with input as _run(case.changes)
		[finding.message | some finding in found] == [case.message]
	}
}

test_ends_with_the_event_is_none if {
	found := grant_outlasts.findings with input as _run({})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := grant_outlasts.considered with input as _run({})
	considered == 1
}

_run(changes) := testing.with_records({"grant_ends": [object.union({"id": "order#1", "path": "instruments.order.grants.\"1\"", "document": "order", "agreement": false, "agencies": ["harbor"], "until": testing.unsaid, "outlasts": false, "endless": false, "disputed": false}, changes)]})
