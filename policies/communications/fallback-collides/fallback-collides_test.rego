package roe.rules.communications.fallback_collides_test

import data.roe.rules.communications.fallback_collides
import data.roe.testing

test_into_another_net if {
	found := fallback_collides.findings with input as testing.with_records({"frequency_reuse": [testing.reuse({"fallback": true, "path": "deployments.day.radio.nets.north.fallback"})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"net": {"net": "north"},
			"other": {"net": "south"},
			"fallback": {"channel": "vtac11"},
			"channel": {"channel": "vtac36"},
			"frequency": {"number": 151.1375, "one": "MHz", "many": "MHz", "sensitive": "channels"},
		},
		"book": "b",
		"cause": "fallback north south",
		"clash": "",
		"deployment": "day",
		"message": "{net} falls back to {fallback}, which shares a frequency ({frequency}) with {channel}: who falls back talks into {other}.",
		"places": [
			{"path": "deployments.day.radio.nets.north.fallback", "role": "net"},
			{"path": "deployments.day.radio.nets.south.channel", "role": "net"},
		],
		"severity": "warning",
	}}
}

test_its_own_channel if {
	found := fallback_collides.findings with input as testing.with_records({"nets": [testing.net({"fallback": testing.said("vtac11")})]})
	{[finding.severity, finding.cause, finding.message] | some finding in found} == {["warning", "own fallback tac", "{net} falls back to {channel}, which is the very channel that it is on."]}
}

test_other_reuse_is_none if {
	found := fallback_collides.findings with input as testing.with_records({"frequency_reuse": [testing.reuse({})], "nets": [
		testing.net({}),
		testing.net({"channel": testing.unsaid}),
		testing.net({"fallback": testing.said("utac41")}),
	]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := fallback_collides.considered with input as testing.with_records({"nets": [testing.net({}), testing.net({"fallback": testing.said("utac41")}), testing.net({"id": "two", "fallback": testing.said("utac42")})]})
	considered == 2
}
