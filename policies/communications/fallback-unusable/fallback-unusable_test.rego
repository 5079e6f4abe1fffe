package roe.rules.communications.fallback_unusable_test

import data.roe.rules.communications.fallback_unusable
import data.roe.testing

test_cut_off if {
	found := fallback_unusable.findings with input as testing.with_records({
		"nets": [testing.net({"fallback": testing.said("utac41")})],
		"net_members": [testing.member({}), testing.member({"member": "r1", "on_fallback": true})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"members": {"list": [{"member": "h1"}]}, "fallback": {"channel": "utac41"}, "net": {"net": "tac"}},
		"book": "b",
		"cause": "fallback tac",
		"clash": "",
		"deployment": "day",
		"message": "{members} cannot use {fallback}, to which {net} falls back when its channel fails.",
		"places": [
			{"path": "deployments.day.radio.nets.tac", "role": "net"},
			{"path": "deployments.day.units.h1", "role": "member"},
		],
		"severity": "warning",
	}}
}

quiet(net, member) if {
	found := fallback_unusable.findings with input as testing.with_records({"nets": [testing.net(net)], "net_members": [testing.member(member)]})
	count(found) == 0
}

test_no_fallback_is_none if {
	quiet({}, {})
}

test_all_can_is_none if {
	quiet({"fallback": testing.said("utac41")}, {"on_fallback": true})
}

test_unknown_radios_is_none if {
	quiet({"fallback": testing.said("utac41")}, {"known": false})
}

test_members_of_others_are_none if {
	every change in [{"book": "other"}, {"deployment": "other"}, {"net": "command"}] {
		quiet({"fallback": testing.said("utac41")}, change)
	}
}

test_counts_what_it_looked_at if {
	considered := fallback_unusable.considered with input as testing.with_records({"nets": [testing.net({}), testing.net({"fallback": testing.said("utac41")}), testing.net({"id": "two", "fallback": testing.said("utac42")})]})
	considered == 2
}
