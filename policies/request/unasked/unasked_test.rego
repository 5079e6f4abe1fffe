package roe.rules.request.unasked_test

import data.roe.rules.request.unasked
import data.roe.testing

test_fires if {
	found := unasked.findings with input as _run({})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"agency": {"agency": "harbor"}},
		"book": "b",
		"cause": "unasked harbor",
		"clash": "",
		"deployment": "day",
		"message": "{agency} is to come, and none of the requests that are written down is addressed to it.",
		"places": [{"path": "deployments.day.units.h1", "role": "helper"}],
		"severity": "warning",
	}}
}

test_asked_or_nothing_recorded_is_none if {
	every changes in [{"asked": true}, {"recorded": false}] {
		found := unasked.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_only_where_requests_are_written_down if {
	considered := unasked.considered with input as _run({"recorded": false})
	considered == 0
}

test_counts_what_it_looked_at if {
	considered := unasked.considered with input as _run({})
	considered == 1
}

_run(changes) := testing.with_records({"helpers": [object.union({"agency": "harbor", "path": "deployments.day.units.h1", "asked": false, "recorded": true}, changes)]})
