package roe.rules.communications.frequency_reuse_test

import data.roe.rules.communications.frequency_reuse
import data.roe.testing

test_two_names if {
	found := frequency_reuse.findings with input as testing.with_records({
		"frequency_reuse": [{"path": "deployments.day.radio.nets.a.channel", "other_path": "deployments.day.radio.nets.b.channel", "nets": ["a", "b"], "channels": ["vtac11", "vtac36"], "mhz": 151.1375}],
	})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"channels": {"list": [{"channel": "vtac11"}, {"channel": "vtac36"}]},
			"frequency": {"many": "MHz", "number": 151.1375, "one": "MHz", "sensitive": "channels"},
			"nets": {"list": [{"net": "a"}, {"net": "b"}]},
		},
		"book": "b",
		"cause": "reuse a b",
		"clash": "",
		"deployment": "day",
		"message": "{nets} are on channels of different names ({channels}) and one frequency, {frequency}: they will talk over each other.",
		"places": [
			{"path": "deployments.day.radio.nets.a.channel", "role": "net"},
			{"path": "deployments.day.radio.nets.b.channel", "role": "net"},
		],
		"severity": "error",
	}}
}

test_one_channel if {
	found := frequency_reuse.findings with input as testing.with_records({
		"frequency_reuse": [{"path": "deployments.day.radio.nets.a.channel", "other_path": "deployments.day.radio.nets.b.channel", "nets": ["a", "b"], "channels": ["vtac11", "vtac11"], "mhz": 151.1375}],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{nets} share {channel}: each hears the other, and both wait for a free channel."]]
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
		"frequency_reuse": [{"path": "deployments.day.radio.nets.a.channel", "other_path": "deployments.day.radio.nets.b.channel", "nets": ["a", "b"], "channels": ["vtac11", "vtac36"], "mhz": 151.1375}],
	})
	considered == 0
}
