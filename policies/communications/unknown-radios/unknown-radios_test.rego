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

_unheard := testing.member({"known": false})

test_names_its_own_members_and_nets if {
	found := unknown_radios.findings with input as testing.with_records({"net_members": [
		testing.member({"known": false, "member": "h1", "net": "tac", "member_path": "units.h1"}),
		testing.member({"known": false, "member": "r1", "net": "command", "agency": "riverton", "member_path": "units.r1"}),
	]})
	{[finding.args, finding.places] | some finding in found} == {
		[
			{"agency": {"agency": "harbor"}, "members": {"list": [{"member": "h1"}]}, "nets": {"list": [{"net": "tac"}]}},
			[{"role": "member", "path": "units.h1"}],
		],
		[
			{"agency": {"agency": "riverton"}, "members": {"list": [{"member": "r1"}]}, "nets": {"list": [{"net": "command"}]}},
			[{"role": "member", "path": "units.r1"}],
		],
	}
}

test_members_of_others_are_none if {
	found := unknown_radios.findings with input as testing.with_records({"net_members": testing.strangers(_unheard)})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := unknown_radios.considered with input as testing.with_records({
		"net_members": [testing.member({"known": false}), testing.member({"net": "cmd", "known": false}), testing.member({"member": "h2", "member_path": "deployments.day.units.h2", "known": false})],
	})
	considered == 3
}
