package roe.rules.communications.lone_member_test

import data.roe.rules.communications.lone_member
import data.roe.testing

findings(net, unit) := found if {
	found := lone_member.findings with input as testing.with_records({
		"nets": [testing.net(net)], "units": [testing.unit(unit)],
	})
}

test_post_alone if {
	findings({"members": ["ic"]}, {}) == {{
		"actions": [],
		"agencies": [],
		"args": {"net": {"net": "tac"}, "member": {"member": "ic"}},
		"book": "b",
		"cause": "lone member tac",
		"clash": "",
		"deployment": "day",
		"message": "{member} is alone on {net}.",
		"places": [{"path": "deployments.day.radio.nets.tac", "role": "net"}],
		"severity": "note",
	}}
}

test_officer_alone if {
	{[finding.severity, finding.message] | some finding in findings({}, {"officers": {"stated": true, "value": 1}})} == {["note", "{member} is alone on {net}."]}
}

test_nobody if {
	{[finding.cause, finding.severity, finding.message] | some finding in findings({"members": []}, {})} == {["lone member tac", "note", "Nobody is on {net}."]}
}

test_unit_is_none if {
	count(findings({}, {"officers": {"stated": true, "value": 6}})) == 0
	count(findings({}, {})) == 0
}

test_unit_of_others_does_not_count if {
	every change in [{"book": "other"}, {"deployment": "other"}] {
		count(findings({}, change)) == 1
	}
}

test_two_is_none if {
	count(findings({"members": ["ic", "ops"]}, {})) == 0
}

test_counts_what_it_looked_at if {
	considered := lone_member.considered with input as testing.with_records({"nets": [testing.net({})]})
	considered == 1
}
