package roe.rules.request.out_of_order_test

import data.roe.rules.request.out_of_order
import data.roe.testing

test_fires if {
	found := out_of_order.findings with input as _run(["operational-area"])
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"below": {"list": [{"level": "state#operational-area"}]},
			"from": {"agencies": ["riverton"]},
			"level": {"level": "state#region"},
			"to": {"agencies": ["harbor"]},
			"way": {"way": "state"},
		},
		"book": "b",
		"cause": "order state region operational-area",
		"clash": "",
		"deployment": "day",
		"message": "The request of {from} to {to} came to {level} before {below}, and {way} goes the other way round: from below, as far as needed.",
		"places": [
			{"path": "deployments.day.requests.r1.steps[0]", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
		],
		"severity": "warning",
	}}
}

test_in_order_is_none if {
	found := out_of_order.findings with input as _run([])
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := out_of_order.considered with input as _run([])
	considered == 1
}

_run(before) := testing.with_records({"request_ways": [testing.way({"levels": [testing.level({"id": "state#region", "level": "region", "before": before})]})]})
