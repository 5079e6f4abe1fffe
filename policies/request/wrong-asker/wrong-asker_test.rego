package roe.rules.request.wrong_asker_test

import data.roe.rules.request.wrong_asker
import data.roe.testing

test_fires if {
	found := wrong_asker.findings with input as _run({})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"asks": {"words": "the chief"},
			"by": {"words": "a supervisor"},
			"from": {"agencies": ["riverton"]},
			"to": {"agencies": ["harbor"]},
			"way": {"way": "state"},
		},
		"book": "b",
		"cause": "asker r1",
		"clash": "",
		"deployment": "day",
		"message": "{by} of {from} asked {to} for help, and under {way} that is for {asks} to do.",
		"places": [
			{"path": "deployments.day.requests.r1", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
		],
		"severity": "warning",
	}}
}

test_none if {
	every changes in [{"asker_ok": true}, {"immediate": ["quick"]}] {
		found := wrong_asker.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_only_who_can_be_held_against_the_way if {
	every changes in [{"by": testing.unsaid}, {"asks": ""}] {
		considered := wrong_asker.considered with input as _run(changes)
		considered == 0
	}
}

test_counts_what_it_looked_at if {
	considered := wrong_asker.considered with input as _run({})
	considered == 1
}

_run(changes) := testing.with_records({"request_ways": [testing.way(object.union({"asker_ok": false, "asks": "chief", "by": testing.said("supervisor")}, changes))]})
