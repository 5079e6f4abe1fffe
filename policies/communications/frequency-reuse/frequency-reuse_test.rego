package roe.rules.communications.frequency_reuse_test

import data.roe.rules.communications.frequency_reuse
import data.roe.testing

test_two_names if {
	found := frequency_reuse.findings with input as testing.with_records({
		"frequency_reuse": [testing.reuse({})],
	})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"channels": {"list": [{"channel": "vtac11"}, {"channel": "vtac36"}]},
			"frequency": {"many": "MHz", "number": 151.1375, "one": "MHz", "sensitive": "channels"},
			"nets": {"list": [{"net": "north"}, {"net": "south"}]},
		},
		"book": "b",
		"cause": "reuse north south",
		"clash": "",
		"deployment": "day",
		"message": "{nets} are on {channels}, two names and one frequency ({frequency}): they will talk over each other.",
		"places": [
			{"path": "deployments.day.radio.nets.north.channel", "role": "net"},
			{"path": "deployments.day.radio.nets.south.channel", "role": "net"},
		],
		"severity": "error",
	}}
}

test_one_channel if {
	found := frequency_reuse.findings with input as testing.with_records({
		"frequency_reuse": [testing.reuse({"channels": ["vtac11", "vtac11"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{nets} share {channel}: each hears the other, and both wait for a free channel."]]
}

test_direct if {
	found := frequency_reuse.findings with input as testing.with_records({"frequency_reuse": [testing.reuse({"relation": "direct"})]})
	{finding.message | some finding in found} == {"{nets} are on {channels}, two names and one frequency ({frequency}): the one is the other without its repeater, and they will talk over each other."}
}

test_reversed if {
	found := frequency_reuse.findings with input as testing.with_records({"frequency_reuse": [testing.reuse({"relation": "reversed"})]})
	{finding.message | some finding in found} == {"{nets} are on {channels}, two names and one frequency ({frequency}): the one sends where the other listens, and they will talk over each other."}
}

test_says_where_to_move if {
	found := frequency_reuse.findings with input as testing.with_records({
		"frequency_reuse": [testing.reuse({})],
		"net_repairs": [testing.net_repair({"net": "south", "moved": true, "channels": ["vtac12"]})],
	})
	{finding.remedy | some finding in found} == {"Put {net_1} on {to_1}."}
	some finding in found
	finding.args.net_1 == {"net": "south"}
	finding.args.to_1 == {"channel": "vtac12"}
}

test_fallback_is_none if {
	found := frequency_reuse.findings with input as testing.with_records({"frequency_reuse": [
		testing.reuse({"fallback": true}),
		testing.reuse({"fallback": true, "channels": ["vtac11", "vtac11"]}),
	]})
	count(found) == 0
}

test_none_is_none if {
	found := frequency_reuse.findings with input as testing.with_records({
		"frequency_reuse": [], "nets": [testing.net({})],
	})
	count(found) == 0
}

test_cause_is_the_nets if {
	reuse := {"mhz": 155.7525, "nets": ["tac", "command"], "channels": ["a", "a"], "path": "p", "other_path": "q"}
	found := frequency_reuse.findings with input as testing.with_records({"frequency_reuse": [reuse]})
	[finding.cause | some finding in found] == ["reuse tac command"]
}

test_counts_what_it_looked_at if {
	considered := frequency_reuse.considered with input as testing.with_records({
		"frequency_reuse": [testing.reuse({})],
	})
	considered == 0
}
