package roe.rules.resources.asked_in_vain_test

import data.roe.rules.resources.asked_in_vain
import data.roe.testing

_found(responses) := found if {
	found := asked_in_vain.findings with input as testing.with_records({
		"deployments": [testing.deployment({})],
		"responses": responses,
		"units": [],
	})
}

test_every_answer if {
	found := _found([
		testing.response({}),
		testing.response({"agency": "coast", "outcome": "recalled", "path": "deployments.day.requests.r2"}),
		testing.response({"agency": "rsu", "outcome": "unanswered", "path": "deployments.day.requests.r3"}),
	])
	found == {{
		"actions": [],
		"agencies": ["riverton", "coast", "harbor", "rsu"],
		"args": {
			"event": {"deployment": "day"},
			"host": {"agency": "riverton"},
			"asked": {"agencies": ["coast", "harbor", "rsu"]},
			"declined": {"agencies": ["harbor"]},
			"recalled": {"agencies": ["coast"]},
			"unanswered": {"agencies": ["rsu"]},
		},
		"book": "b",
		"cause": "asked in vain",
		"clash": "",
		"deployment": "day",
		"message": "For {event}, {host} asked {asked} for help, and none comes. {declined} declined, as agencies may. {recalled} called back what was offered. No answer of {unanswered} is on record.",
		"places": [
			{"role": "deployment", "path": "deployments.day"},
			{"role": "request", "path": "deployments.day.requests.r1"},
			{"role": "request", "path": "deployments.day.requests.r2"},
			{"role": "request", "path": "deployments.day.requests.r3"},
		],
		"severity": "error",
	}}
}

test_no_answer_on_record_is_none if {
	count(_found([testing.response({"outcome": "unanswered"})])) == 0
}

test_others_come_unasked if {
	found := asked_in_vain.findings with input as testing.with_records({
		"deployments": [testing.deployment({})],
		"responses": [testing.response({})],
		"units": [testing.unit({"agency": "coast"})],
	})
	count(found) == 0
}

test_somebody_comes if {
	count(_found([testing.response({}), testing.response({"agency": "coast", "outcome": "comes"})])) == 0
}

test_declined_alone if {
	found := _found([testing.response({})])
	[finding.message | some finding in found] == ["For {event}, {host} asked {asked} for help, and none comes. {declined} declined, as agencies may."]
	[finding.args | some finding in found] == [{
		"event": {"deployment": "day"},
		"host": {"agency": "riverton"},
		"asked": {"agencies": ["harbor"]},
		"declined": {"agencies": ["harbor"]},
	}]
}

test_units_of_the_host_are_no_help if {
	found := asked_in_vain.findings with input as testing.with_records({
		"deployments": [testing.deployment({})],
		"responses": [testing.response({})],
		"units": [testing.unit({"agency": "riverton"})],
	})
	count(found) == 1
}

test_help_elsewhere_is_no_help if {
	found := asked_in_vain.findings with input as testing.with_records({
		"deployments": [testing.deployment({})],
		"responses": array.concat([testing.response({})], testing.strangers(testing.response({"outcome": "comes"}))),
		"units": testing.strangers(testing.unit({"agency": "coast"})),
	})
	[finding.agencies | some finding in found] == [["riverton", "harbor"]]
}

test_counts_what_it_looked_at if {
	considered := asked_in_vain.considered with input as testing.with_records({"responses": [testing.response({})]})
	considered == 1
}
