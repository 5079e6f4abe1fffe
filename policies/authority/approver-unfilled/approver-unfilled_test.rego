package roe.rules.authority.approver_unfilled_test

import data.roe.rules.authority.approver_unfilled
import data.roe.testing

test_nobody if {
	found := approver_unfilled.findings with input as testing.with_records({"needs": [testing.need({})]})
	found == {{
		"actions": ["chemical/cs"],
		"agencies": ["harbor"],
		"args": {
			"action": {"actions": ["chemical/cs"]},
			"agencies": {"agencies": ["harbor"]},
			"approvals": {"approvals": [{"agency": "harbor", "office": "", "rung": "field-commander"}]},
			"rules": {"norms": ["manual#308.4"]},
		},
		"book": "b",
		"cause": "unfilled field-commander harbor ",
		"clash": "",
		"deployment": "day",
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"message": "Officers of {agencies} may {action} only {approvals} ({rules}), and nobody in the command structure can give it.",
		"places": [
			{"path": "instruments.manual.norms.\"308.4\"", "role": "rule"},
			{"path": "deployments.day.assignments.line", "role": "assignment"},
		],
		"severity": "warning",
	}}
}

test_several_vacant if {
	found := approver_unfilled.findings with input as testing.with_records({"needs": [testing.need({"vacant": ["fc", "ops"]})]})
	[finding.message | some finding in found] == ["Officers of {agencies} may {action} only {approvals} ({rules}), and the posts that could give it, {vacant}, are all vacant."]
}

test_vacant if {
	found := approver_unfilled.findings with input as testing.with_records({"needs": [testing.need({"vacant": ["fc"]})]})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "Officers of {agencies} may {action} only {approvals} ({rules}), and the post that could give it, {vacant}, is vacant."]]
}

test_filled_is_none if {
	found := approver_unfilled.findings with input as testing.with_records({"needs": [testing.need({"filled": true})]})
	count(found) == 0
}

test_not_known_is_none if {
	found := approver_unfilled.findings with input as testing.with_records({"needs": [testing.need({"known": false})]})
	count(found) == 0
}

test_not_in_play_is_none if {
	found := approver_unfilled.findings with input as testing.with_records({"needs": [testing.need({"in_play": false})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := approver_unfilled.considered with input as testing.with_records({"needs": [testing.need({})]})
	considered == 1
}
