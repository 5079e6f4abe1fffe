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
			"posts": {"list": [{"assignment": "line"}]},
			"rules": {"norms": ["manual#308.4"]},
		},
		"book": "b",
		"cause": "unreachable field-commander harbor ",
		"clash": "",
		"deployment": "day",
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"message": "At {posts}, officers of {agencies} may {action} only {approvals} ({rules}), and are on no net there with {holders}, who could give it.",
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
	[[finding.severity, finding.message] | some finding in found] == [["warning", "At {posts}, officers of {agencies} may {action} only {approvals} ({rules}), and are on no net there with {holders}, who could give it."]]
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

_far(approval) := testing.need({"approval": approval, "filled": true, "reachable": testing.said(false), "holders": ["fc"]})

_supervisor := {"rung": "supervisor", "agency": "harbor", "office": ""}

_led := testing.unit({"supervisors": testing.said(1)})

test_an_officer_beside_them_is_none if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [_far(object.union(_supervisor, {"rung": "officer"}))],
		"units": [_led],
	})
	count(found) == 0
}

test_a_commander_does_not_go_along if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [_far(object.union(_supervisor, {"rung": "field-commander"}))],
		"units": [_led],
	})
	count(found) == 1
}

# Whoever goes along must be of the agency whose word is needed, of their own
# unit and of this assignment.
test_supervisor_of_others if {
	every unit in array.concat(testing.strangers(_led), [
		object.union(_led, {"agency": "riverton"}),
		object.union(_led, {"id": "h2"}),
	]) {
		found := approver_unreachable.findings with input as testing.with_records({"needs": [_far(_supervisor)], "units": [unit]})
		count(found) == 1
	}
}

test_supervisor_of_the_host if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [_far(object.union(_supervisor, {"agency": "riverton"}))],
		"units": [object.union(_led, {"agency": "riverton"})],
	})
	count(found) == 1
}

test_nobody_holds_it_is_another_rule_is_none if {
	found := approver_unreachable.findings with input as testing.with_records({"needs": [testing.need({"reachable": testing.said(false)})]})
	count(found) == 0
}

test_counts_only_what_is_in_play_and_filled if {
	considered := approver_unreachable.considered with input as testing.with_records({"needs": [
		testing.need({"filled": true}),
		testing.need({"filled": true, "in_play": false}),
		testing.need({}),
	]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := approver_unreachable.considered with input as testing.with_records({
		"needs": [testing.need({"filled": true, "reachable": {"stated": true, "value": false}, "holders": ["fc"]})],
	})
	considered == 1
}

test_names_all_posts if {
	off_net := {"filled": true, "reachable": {"stated": true, "value": false}, "holders": ["fc"]}
	found := approver_unreachable.findings with input as testing.with_records({"needs": [
		testing.need(off_net),
		testing.need(object.union(off_net, {"assignment": "gate"})),
		testing.need(object.union(off_net, {"assignment": "roof", "norm": "manual#9"})),
		testing.need(object.union(off_net, {"assignment": "yard", "reachable": {"stated": true, "value": true}})),
		testing.need(object.union(off_net, {"assignment": "hall", "deployment": "eve"})),
		testing.need(object.union(off_net, {"assignment": "pier", "book": "other"})),
		testing.need(object.union(off_net, {"assignment": "dock", "approval": {"rung": "chief", "agency": "harbor", "office": ""}})),
	]})
	{finding.args.posts.list | some finding in found} == {
		[{"assignment": "gate"}, {"assignment": "line"}],
		[{"assignment": "roof"}],
		[{"assignment": "hall"}],
		[{"assignment": "pier"}],
		[{"assignment": "dock"}],
	}
}

test_without_posts if {
	found := approver_unreachable.findings with input as testing.with_records({
		"needs": [testing.need({"assignment": "", "filled": true, "reachable": {"stated": true, "value": false}, "holders": ["fc"]})],
	})
	{finding.message | some finding in found} == {"Officers of {agencies} may {action} only {approvals} ({rules}), and are on no net with {holders}, who could give it."}
}
