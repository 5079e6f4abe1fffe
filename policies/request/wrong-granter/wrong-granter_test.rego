package roe.rules.request.wrong_granter_test

import data.roe.rules.request.wrong_granter
import data.roe.testing

test_fires if {
	found := wrong_granter.findings with input as _run({"agency_ok": false, "agency": testing.said("coast"), "coordinators": ["sheriff"]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"agency": {"agency": "coast"},
			"coordinators": {"agencies": ["sheriff"]},
			"from": {"agencies": ["riverton"]},
			"level": {"level": "state#operational-area"},
			"to": {"agencies": ["harbor"]},
			"way": {"way": "state"},
		},
		"book": "b",
		"cause": "granter r1 operational-area",
		"clash": "",
		"deployment": "day",
		"message": "The request of {from} to {to} was put to {agency} as {level}, and under {way} that is {coordinators}.",
		"places": [
			{"path": "deployments.day.requests.r1.steps[0]", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
		],
		"severity": "error",
	}}
}

test_too_low if {
	found := wrong_granter.findings with input as _run(_too_low)
	[[finding.message, finding.args.by, finding.args.grants] | some finding in found] == [[
		"{by} granted the request of {from} to {to} at {level}, and under {way} only {grants} may.",
		{"words": "a supervisor"},
		{"words": "the chief"},
	]]
}

test_right_one_is_none if {
	found := wrong_granter.findings with input as _run({"agency": testing.said("sheriff"), "coordinators": ["sheriff"]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	every case in [[_too_low, 1], [{"agency": testing.said("sheriff")}, 1], [{}, 0]] {
		considered := wrong_granter.considered with input as _run(case[0])
		considered == case[1]
	}
}

_too_low := {"granter_ok": false, "by": testing.said("supervisor"), "grants": "chief"}

_run(changes) := testing.with_records({"request_ways": [testing.way({"levels": [testing.level(changes)]})]})
