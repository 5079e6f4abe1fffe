package roe.rules.communications.no_repeater_test

import data.roe.rules.communications.no_repeater
import data.roe.testing

said(net) := {[finding.severity, finding.message] | some finding in found} if {
	found := no_repeater.findings with input as testing.with_records({"nets": [testing.net(net)]})
}

test_elsewhere if {
	found := no_repeater.findings with input as testing.with_records({"nets": [testing.net({"repeater": "elsewhere"})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"net": {"net": "tac"}, "channel": {"channel": "vtac11"}},
		"book": "b",
		"cause": "repeater tac",
		"clash": "",
		"deployment": "day",
		"message": "{net} is on {channel}, whose repeaters stand elsewhere: without one nobody on it hears anybody.",
		"places": [{"path": "deployments.day.radio.nets.tac", "role": "net"}],
		"severity": "warning",
	}}
}

test_unsaid if {
	said({"repeater": "unsaid"}) == {["note", "{net} is on {channel}, which works through a repeater, and nothing says that one stands there."]}
}

test_own_channel_unsaid_is_none if {
	said({"repeater": "unsaid", "library": false}) == set()
}

test_there_is_none if {
	said({"repeater": "there"}) == set()
}

test_direct_is_none if {
	said({}) == set()
}

test_counts_what_it_looked_at if {
	considered := no_repeater.considered with input as testing.with_records({"nets": [testing.net({}), testing.net({"repeater": "there"}), testing.net({"id": "two", "repeater": "there"})]})
	considered == 2
}
