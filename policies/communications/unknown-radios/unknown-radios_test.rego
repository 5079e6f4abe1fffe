package roe.rules.communications.unknown_radios_test

import data.roe.rules.communications.unknown_radios
import data.roe.testing

test_fires if {
	found := unknown_radios.findings with input as testing.with_records({
		"net_members": [testing.member({"known": false}), testing.member({"net": "cmd", "known": false}), testing.member({"member": "h2", "member_path": "deployments.day.units.h2", "known": false})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"members": {"list": [{"member": "h1"}, {"member": "h2"}]},
			"nets": {"list": [{"net": "cmd"}, {"net": "tac"}]},
		},
		"book": "b",
		"cause": "unknown radios harbor",
		"clash": "",
		"deployment": "day",
		"message": "Nothing says which radios {agency} brings, so nobody can tell whether {members} will be heard on {nets}.",
		"places": [
			{"path": "deployments.day.units.h1", "role": "member"},
			{"path": "deployments.day.units.h2", "role": "member"},
		],
		"severity": "warning",
	}}
}

test_known_is_none if {
	found := unknown_radios.findings with input as testing.with_records({"net_members": [testing.member({})]})
	count(found) == 0
}

test_vacant_post_is_none if {
	found := unknown_radios.findings with input as testing.with_records({
		"net_members": [testing.member({"agency": "", "known": false})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := unknown_radios.considered with input as testing.with_records({
		"net_members": [testing.member({"known": false}), testing.member({"net": "cmd", "known": false}), testing.member({"member": "h2", "member_path": "deployments.day.units.h2", "known": false})],
	})
	considered == 3
}
