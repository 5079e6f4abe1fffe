package roe.rules.communications.cannot_talk_test

import data.roe.rules.communications.cannot_talk
import data.roe.testing

test_channel_for_all if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({"common": ["vtac12"]})], "net_members": [testing.member({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"channel": {"channel": "vtac11"},
			"common": {"list": [{"channel": "vtac12"}]},
			"members": {"list": [{"member": "h1"}]},
			"net": {"net": "tac"},
			"reasons": {"words": "their radios do not cover its band"},
		},
		"book": "b",
		"cause": "cannot talk tac",
		"clash": "",
		"deployment": "day",
		"message": "{members} cannot talk on {net} ({channel}): {reasons}.",
		"places": [
			{"path": "deployments.day.radio.nets.tac", "role": "net"},
			{"path": "deployments.day.units.h1", "role": "member"},
		],
		"remedy": "Move the net to a channel that all of its members can use: {common}.",
		"severity": "error",
	}}
}

test_cache if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({"cache_needed": 5, "cache_has": 6})], "net_members": [testing.member({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{members} cannot talk on {net} ({channel}): {reasons}."]]
	{finding.remedy | some finding in found} == {"Lend {radios} from the cache, which has enough that work on this channel."}
}

test_gateway if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({"cache_needed": 5, "cache_has": 1, "gateways": 1})], "net_members": [testing.member({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{members} cannot talk on {net} ({channel}): {reasons}."]]
	{finding.remedy | some finding in found} == {"No channel serves all: join two channels by one of the gateways of the plan, or have a liaison with a radio of this net stand beside them."}
}

test_cache_falls_short if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({"cache_needed": 5, "cache_has": 1})], "net_members": [testing.member({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{members} cannot talk on {net} ({channel}): {reasons}."]]
	{finding.remedy | some finding in found} == {"No channel serves all and the cache falls short: bring {radios} that work on this channel, a gateway, or a liaison with a radio of this net."}
}

test_nothing_helps if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({})], "net_members": [testing.member({"reasons": ["encryption", "band"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{members} cannot talk on {net} ({channel}): {reasons}."]]
	{finding.remedy | some finding in found} == {"No channel serves all: bring a gateway, or a liaison with a radio of this net."}
}

test_support_net if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({"use": "support"})], "net_members": [testing.member({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{members} cannot talk on {net} ({channel}): {reasons}."]]
	{finding.remedy | some finding in found} == {"No channel serves all: bring a gateway, or a liaison with a radio of this net."}
}

test_can_is_none if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({})], "net_members": [testing.member({"usable": true, "reasons": []})],
	})
	count(found) == 0
}

test_unknown_radios_is_none if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({})], "net_members": [testing.member({"known": false})],
	})
	count(found) == 0
}

test_no_channel_is_none if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({"channel": testing.unsaid})], "net_members": [testing.member({})],
	})
	count(found) == 0
}

test_members_of_others_are_none if {
	deaf := testing.member({})
	every member in array.concat(testing.strangers(deaf), [testing.member({"net": "command"})]) {
		found := cannot_talk.findings with input as testing.with_records({"nets": [testing.net({})], "net_members": [member]})
		count(found) == 0
	}
}

test_every_reason_has_words if {
	every reason in ["band", "mode", "encryption", "width", "not-programmed", "system", "receive-only"] {
		found := cannot_talk.findings with input as testing.with_records({"nets": [testing.net({})], "net_members": [testing.member({"reasons": [reason]})]})
		every finding in found { finding.args.reasons.words != "" }
	}
}

test_as_many_radios_as_it_takes if {
	every case in [
		{"needed": 1, "has": 1, "remedy": "Lend {radios} from the cache, which has enough that work on this channel."},
		{"needed": 1, "has": 0, "remedy": "No channel serves all and the cache falls short: bring {radios} that work on this channel, a gateway, or a liaison with a radio of this net."},
		{"needed": 0, "has": 0, "remedy": "No channel serves all: bring a gateway, or a liaison with a radio of this net."},
	] {
		found := cannot_talk.findings with input as testing.with_records({
			"nets": [testing.net({"cache_needed": case.needed, "cache_has": case.has})],
			"net_members": [testing.member({})],
		})
		[finding.remedy | some finding in found] == [case.remedy]
	}
}

test_counts_what_it_looked_at if {
	considered := cannot_talk.considered with input as testing.with_records({
		"nets": [testing.net({"common": ["vtac12"]})], "net_members": [testing.member({})],
	})
	considered == 1
}
