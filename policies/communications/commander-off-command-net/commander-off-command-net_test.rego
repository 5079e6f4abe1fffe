package roe.rules.communications.commander_off_command_net_test

import data.roe.rules.communications.commander_off_command_net
import data.roe.testing

findings(position, nets) := found if {
	found := commander_off_command_net.findings with input as testing.with_records({
		"positions": [testing.position(position)], "nets": [testing.net(net) | some net in nets],
	})
}

command(members) := {"id": "command", "path": "deployments.day.radio.nets.command", "use": "command", "members": members}

test_off if {
	findings({}, [command(["h1"]), {"members": ["ic"]}]) == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {"commander": {"position": "ic"}, "nets": {"list": [{"net": "command"}]}},
		"book": "b",
		"cause": "off command net ic",
		"clash": "",
		"deployment": "day",
		"message": "{commander} is not on {nets}, where commanders talk to one another.",
		"places": [
			{"path": "deployments.day.command.positions.ic", "role": "position"},
			{"path": "deployments.day.radio.nets.command", "role": "net"},
		],
		"severity": "warning",
	}}
}

test_on_one_is_none if {
	count(findings({}, [command(["ic"]), object.union(command([]), {"id": "second"})])) == 0
}

test_no_command_net_is_none if {
	count(findings({}, [{}])) == 0
}

test_command_net_of_others_is_none if {
	every change in [{"book": "other"}, {"deployment": "other"}] {
		count(findings({}, [object.union(command(["h1"]), change)])) == 0
	}
}

test_vacant_is_none if {
	count(findings({"agency": testing.unsaid}, [command([])])) == 0
}

test_other_post_is_none if {
	count(findings({"title": "safety-officer"}, [command([])])) == 0
}

test_counts_what_it_looked_at if {
	considered := commander_off_command_net.considered with input as testing.with_records({"positions": [testing.position({}), testing.position({"title": "safety-officer"})]})
	considered == 1
}
