package roe.rules.communications.not_licensed_test

import data.roe.rules.communications.not_licensed
import data.roe.testing

test_fires if {
	found := not_licensed.findings with input as testing.with_records({"nets": [testing.net({"licensed": false})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"channel": {"channel": "vtac11"},
			"net": {"net": "tac"},
		},
		"book": "b",
		"cause": "licence tac",
		"clash": "",
		"deployment": "day",
		"message": "{net} is on {channel}, which may not be used at this place.",
		"places": [{"path": "deployments.day.radio.nets.tac", "role": "net"}],
		"severity": "warning",
	}}
}

test_licensed_is_none if {
	found := not_licensed.findings with input as testing.with_records({"nets": [testing.net({})]})
	count(found) == 0
}

test_no_channel_is_none if {
	found := not_licensed.findings with input as testing.with_records({
		"nets": [testing.net({"channel": testing.unsaid, "licensed": false})],
	})
	count(found) == 0
}

test_says_where_to_move if {
	found := not_licensed.findings with input as testing.with_records({
		"nets": [testing.net({"licensed": false})],
		"net_repairs": [testing.net_repair({"moved": true, "channels": ["vtac12"]})],
	})
	{finding.remedy | some finding in found} == {"Put the net on {own}, which all of its members can use."}
}

test_keeps_its_remedy_where_nothing_helps if {
	found := not_licensed.findings with input as testing.with_records({
		"nets": [testing.net({"licensed": false})],
		"net_repairs": [testing.net_repair({"left": true, "channels": []})],
	})
	{finding | some finding in found; "remedy" in object.keys(finding)} == set()
}

test_counts_only_nets_with_a_channel if {
	considered := not_licensed.considered with input as testing.with_records({"nets": [testing.net({}), testing.net({"id": "tac2", "channel": testing.unsaid})]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := not_licensed.considered with input as testing.with_records({
		"nets": [testing.net({"licensed": false})],
	})
	considered == 1
}

test_patched_to_an_unlicensed_channel if {
	found := not_licensed.findings with input as testing.with_records({"nets": [testing.net({"joined": [
		{"channel": "utac41", "licensed": false, "secure": false},
		{"channel": "utac42", "licensed": true, "secure": false},
	]})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"net": {"net": "tac"}, "channels": {"list": [{"channel": "utac41"}]}},
		"book": "b",
		"cause": "licence of the patch tac",
		"clash": "",
		"deployment": "day",
		"message": "{net} is patched to {channels}, which may not be used at this place.",
		"places": [{"path": "deployments.day.radio.nets.tac", "role": "net"}],
		"remedy": "Patch it to channels that may be used there, or obtain the authority to use this one.",
		"severity": "warning",
	}}
}

test_licensed_patch_is_none if {
	found := not_licensed.findings with input as testing.with_records({"nets": [testing.net({"joined": [{"channel": "utac42", "licensed": true, "secure": false}]})]})
	count(found) == 0
}
