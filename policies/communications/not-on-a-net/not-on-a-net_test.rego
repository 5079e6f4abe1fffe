package roe.rules.communications.not_on_a_net_test

import data.roe.rules.communications.not_on_a_net
import data.roe.testing

test_fires if {
	found := not_on_a_net.findings with input as testing.with_records({"nets": [testing.net({"members": ["ic"]})]})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"unit": {"unit": "h1"}},
		"book": "b",
		"cause": "no net h1",
		"clash": "",
		"deployment": "day",
		"message": "{unit} is on none of the nets of the radio plan.",
		"places": [{"path": "deployments.day.units.h1", "role": "unit"}],
		"severity": "warning",
	}}
}

test_on_one_is_none if {
	found := not_on_a_net.findings with input as testing.with_records({"nets": [testing.net({})]})
	count(found) == 0
}

test_no_radio_plan_is_none if {
	found := not_on_a_net.findings with input as testing.with_records({
		"deployments": [testing.deployment({"has_radio": false})],
	})
	count(found) == 0
}

test_units_of_others_are_none if {
	strangers := testing.strangers(testing.unit({"id": "h9"}))
	found := not_on_a_net.findings with input as testing.with_records({"units": strangers})
	count(found) == 0
	considered := not_on_a_net.considered with input as testing.with_records({"units": strangers})
	considered == 0
}

test_counts_what_it_looked_at if {
	considered := not_on_a_net.considered with input as testing.with_records({
		"nets": [testing.net({"members": ["ic"]})],
	})
	considered == 1
}
