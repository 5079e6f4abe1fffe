package roe.rules.request.beyond_path_test

import data.roe.rules.request.beyond_path
import data.roe.testing

test_fires if {
	found := beyond_path.findings with input as _run({"inside": false})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"from": {"agencies": ["riverton"]},
			"place": {"place": "CA"},
			"to": {"agencies": ["harbor"]},
			"way": {"way": "state"},
		},
		"book": "b",
		"cause": "beyond state",
		"clash": "",
		"deployment": "day",
		"message": "{from} asks {to} for help under {way}, which is a matter of {place}: nobody in it can grant the help of an agency from elsewhere.",
		"places": [
			{"path": "deployments.day.requests.r1", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
		],
		"severity": "warning",
	}}
}

test_inside_or_by_contract_is_none if {
	every changes in [{}, {"inside": false, "kind": "contract"}] {
		found := beyond_path.findings with input as _run(changes)
		count(found) == 0
	}
}

test_assistance_from_outside_is_a_matter_of_the_place_too if {
	found := beyond_path.findings with input as _run({"inside": false, "kind": "outside-assistance"})
	count(found) == 1
}

test_counts_what_it_looked_at if {
	considered := beyond_path.considered with input as _run({})
	considered == 1
}

_run(changes) := testing.with_records({"request_ways": [testing.way(changes)]})
