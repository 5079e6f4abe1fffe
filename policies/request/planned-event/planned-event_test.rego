package roe.rules.request.planned_event_test

import data.roe.rules.request.planned_event
import data.roe.testing

test_fires if {
	found := planned_event.findings with input as _run({})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"from": {"agencies": ["riverton"]},
			"to": {"agencies": ["harbor"]},
			"way": {"way": "state"},
		},
		"book": "b",
		"cause": "planned state",
		"clash": "",
		"deployment": "day",
		"message": "{from} asks {to} for help under {way}, which is for what nobody could plan, and this event is known beforehand.",
		"places": [
			{"path": "deployments.day.requests.r1", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
		],
		"severity": "warning",
	}}
}

test_not_known_or_for_planned_events_is_none if {
	every changes in [{"planned": {"stated": false, "value": false}}, {"unplanned_only": false}] {
		found := planned_event.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_only_where_it_is_known if {
	considered := planned_event.considered with input as testing.with_records({"request_ways": [testing.way({"planned": testing.said(true)}), testing.way({})]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := planned_event.considered with input as _run({})
	considered == 1
}

_run(changes) := testing.with_records({"request_ways": [testing.way(object.union({"unplanned_only": true, "planned": {"stated": true, "value": true}}, changes))]})
