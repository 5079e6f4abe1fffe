package roe.rules.communications.no_channel_test

import data.roe.rules.communications.no_channel
import data.roe.testing

test_nothing_in_common if {
	found := no_channel.findings with input as testing.with_records({"nets": [testing.net({"channel": testing.unsaid})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"net": {"net": "tac"}},
		"book": "b",
		"cause": "no channel tac",
		"clash": "",
		"deployment": "day",
		"message": "{net} has no channel yet.",
		"places": [{"path": "deployments.day.radio.nets.tac", "role": "net"}],
		"severity": "error",
	}}
}

test_a_channel_for_all if {
	found := no_channel.findings with input as testing.with_records({
		"nets": [testing.net({"channel": testing.unsaid})],
		"net_repairs": [testing.net_repair({"moved": true, "channels": ["vtac12"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{net} has no channel yet."]]
	{finding.remedy | some finding in found} == {"Put the net on {own}, which all of its members can use."}
}

test_support_net if {
	found := no_channel.findings with input as testing.with_records({
		"nets": [testing.net({"use": "support", "channel": testing.unsaid})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{net} has no channel yet."]]
}

test_assigned_is_none if {
	found := no_channel.findings with input as testing.with_records({"nets": [testing.net({})]})
	count(found) == 0
}

test_names_who_cannot_talk if {
	found := no_channel.findings with input as testing.with_records({"nets": [testing.net({"channel": testing.unsaid, "members": ["h1", "r1"]})]})
	{finding.message | some finding in found} == {"{net} has no channel yet: {members} have nothing on which to talk to one another."}
	{finding.args.members | some finding in found} == {{"list": [{"member": "h1"}, {"member": "r1"}]}}
}

test_counts_what_it_looked_at if {
	considered := no_channel.considered with input as testing.with_records({
		"nets": [testing.net({"channel": testing.unsaid})],
	})
	considered == 1
}
