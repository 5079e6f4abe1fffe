package roe.rules.communications.cannot_talk_test

import data.roe.rules.communications.cannot_talk
import data.roe.testing

test_deaf if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({"members": ["h1", "r1"]})],
		"net_members": [testing.member({})],
		"net_repairs": [testing.net_repair({"moved": true, "channels": ["vtac12"]})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"channel": {"channel": "vtac11"},
			"members": {"list": [{"member": "h1"}]},
			"net": {"net": "tac"},
			"own": {"channel": "vtac12"},
		},
		"book": "b",
		"cause": "cannot talk tac",
		"clash": "",
		"deployment": "day",
		"message": "{members} cannot talk on {net} ({channel}): the radios do not cover its band.",
		"places": [
			{"path": "deployments.day.radio.nets.tac", "role": "net"},
			{"path": "deployments.day.units.h1", "role": "member"},
		],
		"remedy": "Put the net on {own}, which all of its members can use.",
		"severity": "error",
	}}
}

test_others_hear_one_another if {
	messages({"hearings": [{"channel": "vtac11", "members": ["r1", "r2"]}], "alone": ["h1"]}, [{}]) == {"{members} cannot talk on {net} ({channel}), on which {hearing} hear one another: the radios do not cover its band."}
}

test_nobody_hears if {
	messages({"alone": ["h1", "r1"]}, [{}]) == {"{members} cannot talk on {net} ({channel}): the radios do not cover its band. Nobody on it hears anybody."}
}

test_fallback if {
	net := {
		"hearings": [{"channel": "vtac11", "members": ["r1", "r2"]}, {"channel": "utac41", "members": ["h1", "r2"]}],
		"fallback": testing.said("utac41"),
	}
	messages(net, [{}]) == {"{members} cannot talk on {net} ({channel}), on which {hearing} hear one another: the radios do not cover its band. On the fallback, {fallback}, {second} hear one another."}
}

test_alone_on_either if {
	net := {"hearings": [{"channel": "vtac11", "members": ["r1", "r2"]}], "fallback": testing.said("utac41")}
	one := messages(object.union(net, {"alone": ["h1"]}), [{}])
	two := messages(object.union(net, {"alone": ["h1", "h2"]}), [{}])
	one == {"{members} cannot talk on {net} ({channel}), on which {hearing} hear one another: the radios do not cover its band. {alone} hears nobody on either."}
	two == {"{members} cannot talk on {net} ({channel}), on which {hearing} hear one another: the radios do not cover its band. {alone} hear nobody on either."}
}

test_reasons_of_each if {
	messages({}, [{"reasons": ["band", "mode"]}, {"member": "c1", "reasons": ["direct-only"]}]) == {"{members} cannot talk on {net} ({channel}): of {who_band}, the radios do not cover its band; of {who_direct_only}, the radios have only its direct variant, which the repeater does not hear; of {who_mode}, the radios do not have its mode, analogue or digital."}
}

test_reasons_of_all if {
	messages({}, [{"reasons": ["band", "mode"]}]) == {"{members} cannot talk on {net} ({channel}): the radios do not cover its band and the radios do not have its mode, analogue or digital."}
}

test_without_a_repair_its_own_remedy if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({})], "net_members": [testing.member({})],
	})
	{finding | some finding in found; "remedy" in object.keys(finding)} == set()
	count(found) == 1
}

test_support_net if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({"use": "support"})], "net_members": [testing.member({})],
	})
	{finding.severity | some finding in found} == {"warning"}
}

test_can_is_none if {
	messages({}, [{"usable": true, "reasons": []}]) == set()
}

test_unknown_radios_is_none if {
	messages({}, [{"known": false}]) == set()
}

test_no_channel_is_none if {
	messages({"channel": testing.unsaid}, [{}]) == set()
}

test_members_of_others_are_none if {
	deaf := testing.member({})
	every member in array.concat(testing.strangers(deaf), [testing.member({"net": "command"})]) {
		found := cannot_talk.findings with input as testing.with_records({"nets": [testing.net({})], "net_members": [member]})
		count(found) == 0
	}
}

test_every_reason_has_words if {
	every reason in ["band", "mode", "encryption", "width", "not-programmed", "direct-only", "repeater-only", "reversed", "tone", "nac", "other-mode", "other-width", "system", "receive-only", "too-few"] {
		every message in messages({}, [{"reasons": [reason]}]) {
			not endswith(message, ": .")
		}
	}
}

test_names_who_has_which_reason if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net({})],
		"net_members": [testing.member({"reasons": ["band"]}), testing.member({"member": "c1", "reasons": ["other-mode"]})],
	})
	[[finding.args.who_band, finding.args.who_other_mode] | some finding in found] == [[
		{"list": [{"member": "h1"}]},
		{"list": [{"member": "c1"}]},
	]]
}

test_one_alone_on_one_channel_goes_without_saying if {
	messages({"alone": ["h1"]}, [{}]) == {"{members} cannot talk on {net} ({channel}): the radios do not cover its band."}
}

test_counts_what_it_looked_at if {
	considered := cannot_talk.considered with input as testing.with_records({
		"nets": [testing.net({})], "net_members": [testing.member({})],
	})
	considered == 1
}

messages(net, members) := {finding.message | some finding in found} if {
	found := cannot_talk.findings with input as testing.with_records({
		"nets": [testing.net(net)], "net_members": [testing.member(changes) | some changes in members],
	})
}
