package roe.rules.request.steps_unstated_test

import data.roe.rules.request.steps_unstated
import data.roe.testing

test_fires if {
	found := steps_unstated.findings with input as _run(_untraced)
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"from": {"agencies": ["riverton"]},
			"levels": {"list": [{"level": "state#operational-area"}]},
			"to": {"agencies": ["harbor"]},
			"way": {"way": "state"},
		},
		"book": "b",
		"cause": "steps unstated state",
		"clash": "",
		"deployment": "day",
		"message": "{from} asks {to} for help under {way}, which goes by way of {levels}, and nothing is written on whether these were asked.",
		"places": [
			{"path": "deployments.day.requests.r1", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
		],
		"severity": "note",
	}}
}

test_stated_or_not_needed_is_none if {
	every changes in [{"traced": true}, {"inside": false}, {"levels": [testing.level({"needed": false, "passed": false})]}] {
		found := steps_unstated.findings with input as _run(object.union(_untraced, changes))
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := steps_unstated.considered with input as _run(_untraced)
	considered == 1
}

_untraced := testing.way({"traced": false, "levels": [testing.level({"passed": false})]})

_run(way) := testing.with_records({"request_ways": [way]})
