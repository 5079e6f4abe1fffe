package roe.rules.communications.supervisor_off_net_test

import data.roe.rules.communications.supervisor_off_net
import data.roe.testing

findings(nets) := found if {
	found := supervisor_off_net.findings with input as testing.with_records({
		"assignments": [testing.assignment({})],
		"units": [testing.unit({}), testing.unit({"id": "r1", "agency": "riverton"})],
		"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops"})],
		"reports": [testing.report({})],
		"nets": [testing.net(net) | some net in nets],
	})
}

test_apart if {
	findings([{}, {"id": "command", "use": "command", "members": ["ops"]}]) == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"units": {"list": [{"unit": "h1"}]},
			"nets": {"list": [{"net": "tac"}]},
			"supervisor": {"position": "ops"},
		},
		"book": "b",
		"cause": "supervisor off net line ops",
		"clash": "",
		"deployment": "day",
		"message": "{units} work on {nets}, and {supervisor}, to whom they report, is on no net with them.",
		"places": [
			{"path": "deployments.day.assignments.line.reportsTo", "role": "assignment"},
			{"path": "deployments.day.command.positions.ops", "role": "position"},
		],
		"severity": "warning",
	}}
}

test_on_the_net_is_none if {
	count(findings([{"members": ["h1", "ops"]}])) == 0
}

test_on_another_net_is_none if {
	count(findings([{}, {"id": "support", "use": "support", "members": ["h1", "ops"]}])) == 0
}

test_other_nets_do_not_count if {
	every change in [{"book": "other"}, {"deployment": "other"}] {
		count(findings([object.union({"members": ["h1"]}, change)])) == 0
		count(findings([{}, object.union({"id": "support", "members": ["h1", "ops"]}, change)])) == 1
	}
}

# Units of two deployments may have one name.
test_a_unit_of_the_same_name_elsewhere_is_not_theirs if {
	every stranger in testing.strangers(testing.unit({"agency": "coast"})) {
		found := supervisor_off_net.findings with input as testing.with_records({
			"units": [testing.unit({}), stranger],
			"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops"})],
			"reports": [testing.report({})],
			"nets": [testing.net({})],
		})
		{finding.agencies | some finding in found} == {["harbor"]}
	}
}

test_no_tactical_net_is_none if {
	count(findings([{"use": "support"}])) == 0
}

test_counts_what_it_looked_at if {
	considered := supervisor_off_net.considered with input as testing.with_records({"reports": [testing.report({})]})
	considered == 1
}
