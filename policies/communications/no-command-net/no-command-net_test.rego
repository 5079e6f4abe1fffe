package roe.rules.communications.no_command_net_test

import data.roe.rules.communications.no_command_net
import data.roe.testing

test_fires if {
	found := no_command_net.findings with input as testing.with_records({"nets": [testing.net({})]})
	found == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {},
		"book": "b",
		"cause": "no net command",
		"clash": "",
		"deployment": "day",
		"message": "The radio plan has no net on which commanders talk to one another.",
		"places": [{"path": "deployments.day", "role": "deployment"}],
		"severity": "warning",
	}}
}

test_exists_is_none if {
	found := no_command_net.findings with input as testing.with_records({"nets": [testing.net({"use": "command"})]})
	count(found) == 0
}

test_no_radio_plan_is_none if {
	found := no_command_net.findings with input as testing.with_records({
		"deployments": [testing.deployment({"has_radio": false})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := no_command_net.considered with input as testing.with_records({"nets": [testing.net({})]})
	considered == 1
}
