package roe.rules.communications.wrong_frequency_test

import data.roe.rules.communications.wrong_frequency
import data.roe.testing

test_receives if {
	found := wrong_frequency.findings with input as testing.with_records({
		"channels": [testing.channel({"rx_ok": false})], "nets": [testing.net({})],
	})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"channel": {"channel": "vtac11"},
			"standard": {"many": "MHz", "number": 151.1375, "one": "MHz", "sensitive": "channels"},
			"stated": {"many": "MHz", "number": 155.7675, "one": "MHz", "sensitive": "channels"},
		},
		"book": "b",
		"cause": "frequency vtac11",
		"clash": "",
		"deployment": "day",
		"message": "{channel} is given as {stated} here, and by that name is {standard} everywhere else.",
		"places": [{"path": "channels.vtac11", "role": "channel"}],
		"severity": "error",
	}}
}

test_transmits if {
	found := wrong_frequency.findings with input as testing.with_records({
		"channels": [testing.channel({"tx_ok": false})], "nets": [testing.net({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{channel} transmits here on another frequency than by that name everywhere else."]]
}

test_tone if {
	found := wrong_frequency.findings with input as testing.with_records({
		"channels": [testing.channel({"tone_ok": false})], "nets": [testing.net({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{channel} is given here with another tone or access code than by that name everywhere else."]]
}

said(channel) := {finding.message | some finding in found} if {
	found := wrong_frequency.findings with input as testing.with_records({"channels": [testing.channel(channel)], "nets": [testing.net({})]})
}

test_old if {
	said({"rx_ok": false, "old": true}) == {"{channel} is given as {stated} here, where it was before the 800 MHz band was ordered anew: by that name it is {standard} now."}
	said({"tx_ok": false, "old": true}) == {"{channel} transmits here where it did before the 800 MHz band was ordered anew."}
}

test_mode if {
	said({"mode_ok": false}) == {"{channel} is given here in another mode, analogue or digital, than by that name everywhere else."}
}

test_width if {
	said({"width_ok": false}) == {"{channel} is given here with another width than by that name everywhere else."}
}

test_on_no_net if {
	found := wrong_frequency.findings with input as testing.with_records({
		"channels": [testing.channel({"rx_ok": false})], "nets": [testing.net({"channel": testing.said("other")})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{channel} is given as {stated} here, and by that name is {standard} everywhere else."]]
}

test_right_is_none if {
	found := wrong_frequency.findings with input as testing.with_records({
		"channels": [testing.channel({})], "nets": [testing.net({})],
	})
	count(found) == 0
}

test_name_of_its_own_is_none if {
	found := wrong_frequency.findings with input as testing.with_records({
		"channels": [testing.channel({"standard": testing.unsaid, "rx_ok": false})], "nets": [testing.net({})],
	})
	count(found) == 0
}

test_counts_only_standard_channels if {
	considered := wrong_frequency.considered with input as testing.with_records({"channels": [testing.channel({}), testing.channel({"id": "own", "standard": testing.unsaid})]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := wrong_frequency.considered with input as testing.with_records({
		"channels": [testing.channel({"rx_ok": false})], "nets": [testing.net({})],
	})
	considered == 1
}
