package roe.rules.authority.approver_unreachable_test

import data.roe.rules.authority.approver_unreachable
import data.roe.testing

test_fires if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [testing.need({"filled": true, "reachable": {"stated": true, "value": false}, "holders": ["fc"]})],
	})
	found == {{
		"actions": ["chemical/cs"],
		"agencies": ["harbor"],
		"args": {
			"action": {"actions": ["chemical/cs"]},
			"agencies": {"agencies": ["harbor"]},
			"approvals": {"approvals": [{"agency": "harbor", "office": "", "rung": "field-commander"}]},
			"holders": {"list": [{"position": "fc"}]},
			"rules": {"norms": ["manual#308.4"]},
		},
		"book": "b",
		"cause": "unreachable field-commander harbor ",
		"clash": "",
		"deployment": "day",
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"message": "Officers of {agencies} may {action} only {approvals} ({rules}), and are on no net with {holders}, who could give it.",
		"places": [
			{"path": "instruments.manual.norms.\"308.4\"", "role": "rule"},
			{"path": "deployments.day.assignments.line", "role": "assignment"},
		],
		"severity": "warning",
	}}
}

test_supervisor_elsewhere if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [testing.need({"approval": {"rung": "supervisor", "agency": "harbor", "office": ""}, "filled": true, "reachable": {"stated": true, "value": false}, "holders": ["fc"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "Officers of {agencies} may {action} only {approvals} ({rules}), and are on no net with {holders}, who could give it."]]
}

test_supervisor_goes_along_is_none if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [testing.need({"approval": {"rung": "supervisor", "agency": "harbor", "office": ""}, "filled": true, "reachable": {"stated": true, "value": false}, "holders": ["fc"]})], "units": [testing.unit({"supervisors": testing.said(1)})],
	})
	count(found) == 0
}

test_leader_goes_along_is_none if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [testing.need({"approval": {"rung": "supervisor", "agency": "harbor", "office": ""}, "filled": true, "reachable": {"stated": true, "value": false}, "holders": ["fc"]})], "units": [testing.unit({"leader": testing.said("Sergeant")})],
	})
	count(found) == 0
}

test_reachable_is_none if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [testing.need({"filled": true, "reachable": {"stated": true, "value": true}})],
	})
	count(found) == 0
}

test_no_radio_plan_is_none if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [testing.need({"filled": true})],
	})
	count(found) == 0
}

test_not_in_play_is_none if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [testing.need({"filled": true, "reachable": {"stated": true, "value": false}, "in_play": false})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := approver_unreachable.considered with input as testing.with_records({
		"needs": [testing.need({"filled": true, "reachable": {"stated": true, "value": false}, "holders": ["fc"]})],
	})
	considered == 1
}
