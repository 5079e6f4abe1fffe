package roe.rules.communications.clear_channel_test

import data.roe.rules.communications.clear_channel
import data.roe.testing

test_clear if {
	found := clear_channel.findings with input as testing.with_records({"nets": [testing.net({"encrypted": true})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"net": {"net": "tac"}, "channel": {"channel": "vtac11"}},
		"book": "b",
		"cause": "clear tac",
		"clash": "",
		"deployment": "day",
		"message": "{net} must not be overheard, and {channel} is not encrypted.",
		"places": [{"path": "deployments.day.radio.nets.tac", "role": "net"}],
		"severity": "error",
	}}
}

test_says_where_to_move if {
	found := clear_channel.findings with input as testing.with_records({
		"nets": [testing.net({"encrypted": true, "use": "support"})],
		"net_repairs": [testing.net_repair({"moved": true, "channels": ["secret"]})],
	})
	{[finding.severity, finding.remedy] | some finding in found} == {["warning", "Put the net on {own}, which all of its members can use."]}
}

test_need_not_be_is_none if {
	every net in [{}, {"encrypted": true, "secure": true}, {"encrypted": true, "channel": testing.unsaid}] {
		found := clear_channel.findings with input as testing.with_records({"nets": [testing.net(net)]})
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := clear_channel.considered with input as testing.with_records({"nets": [testing.net({}), testing.net({"encrypted": true}), testing.net({"id": "two", "encrypted": true})]})
	considered == 2
}

test_patched_to_a_clear_channel if {
	found := clear_channel.findings with input as testing.with_records({"nets": [testing.net({
		"encrypted": true, "secure": true,
		"joined": [{"channel": "utac41", "licensed": true, "secure": false}, {"channel": "secret", "licensed": true, "secure": true}],
	})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"net": {"net": "tac"}, "channels": {"list": [{"channel": "utac41"}]}},
		"book": "b",
		"cause": "clear patch tac",
		"clash": "",
		"deployment": "day",
		"message": "{net} must not be overheard, and is patched to {channels}, not encrypted.",
		"places": [{"path": "deployments.day.radio.nets.tac", "role": "net"}],
		"remedy": "Patch it to encrypted channels alone, or drop the patch.",
		"severity": "error",
	}}
}

test_patches_that_matter_to_nobody_are_none if {
	every net in [
		{"joined": [{"channel": "utac41", "licensed": true, "secure": false}]},
		{"encrypted": true, "secure": true, "joined": [{"channel": "secret", "licensed": true, "secure": true}]},
	] {
		found := clear_channel.findings with input as testing.with_records({"nets": [testing.net(net)]})
		count(found) == 0
	}
}
