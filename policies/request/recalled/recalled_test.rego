package roe.rules.request.recalled_test

import data.roe.rules.request.recalled
import data.roe.testing

test_fires if {
	found := recalled.findings with input as _run({"assignments": ["line"]})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"assignments": {"list": [{"assignment": "line"}]},
			"on": {"instant": "2026-11-03T14:00:00-08:00"},
		},
		"book": "b",
		"cause": "recalled harbor",
		"clash": "",
		"deployment": "day",
		"message": "{agency} calls its officers back on {on}, before its part is over, and the plan still counts on them for {assignments}.",
		"places": [
			{"path": "deployments.day.offers.o1", "role": "offer"},
			{"path": "deployments.day.assignments.line", "role": "assignment"},
		],
		"severity": "warning",
	}}
}

test_before_it_began if {
	found := recalled.findings with input as _run({"before_start": true})
	[finding.message | some finding in found] == ["{agency} called its officers back on {on}, before its part begins: what they were to do is left to others."]
}

test_places_are_those_of_its_assignments if {
	records := testing.with_records({
		"assignments": [testing.assignment({}), testing.assignment({"id": "gate", "path": "gate"})],
		"recalls": [{"path": "o1", "agency": "harbor", "on": "2026-11-03T14:00:00-08:00", "before_start": false, "assignments": ["gate"]}],
	})
	found := recalled.findings with input as records
	[[place.path | some place in finding.places] | some finding in found] == [["o1", "gate"]]
}

test_counts_every_offer_to_come if {
	considered := recalled.considered with input as testing.with_records({"offers": [testing.offer({}), testing.offer({"id": "o2"}), testing.offer({"declined": true})]})
	considered == 2
}

test_counts_what_it_looked_at if {
	considered := recalled.considered with input as testing.with_records({"offers": [testing.offer({}), testing.offer({"declined": true})]})
	considered == 1
}

_run(changes) := testing.with_records({"recalls": [object.union({"path": "deployments.day.offers.o1", "agency": "harbor", "on": "2026-11-03T14:00:00-08:00", "before_start": false, "assignments": []}, changes)]})
