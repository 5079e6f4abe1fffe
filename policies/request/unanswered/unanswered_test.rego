package roe.rules.request.unanswered_test

import data.roe.rules.request.unanswered
import data.roe.testing

test_fires if {
	found := unanswered.findings with input as _run({}, [])
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"from": {"agency": "riverton"},
			"to": {"agency": "harbor"},
		},
		"book": "b",
		"cause": "unanswered harbor",
		"clash": "",
		"deployment": "day",
		"message": "{from} asked {to} for help, and {to} has neither offered any nor declined.",
		"places": [{"path": "deployments.day.requests.r1", "role": "request"}],
		"severity": "warning",
	}}
}

test_answered_or_refused_is_none if {
	every changes in [{"answered": true}, {"answers_recorded": false}, {"outcome": testing.said("refused")}] {
		found := unanswered.findings with input as _run(changes, [])
		count(found) == 0
	}
}

test_coordinator_passes_on if {
	found := unanswered.findings with input as _run({}, [testing.way({"levels": [testing.level({"coordinators": ["harbor"]})]})])
	count(found) == 0
}

test_coordinators_of_others_pass_nothing_on if {
	way := testing.way({"levels": [testing.level({"coordinators": ["harbor"]})]})
	every other in testing.strangers(way) {
		found := unanswered.findings with input as _run({}, [other])
		count(found) == 1
	}
}

test_counts_only_where_answers_are_written_down if {
	considered := unanswered.considered with input as _run({"answers_recorded": false}, [])
	considered == 0
}

test_counts_what_it_looked_at if {
	considered := unanswered.considered with input as _run({}, [])
	considered == 1
}

_run(changes, ways) := testing.with_records({"requests": [testing.request(object.union({"answered": false}, changes))], "request_ways": ways})
