package roe.rules.request.step_skipped_test

import data.roe.rules.request.step_skipped
import data.roe.testing

test_fires if {
	found := step_skipped.findings with input as _run(_skips, {"counted_on": true})
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
		"cause": "skipped state operational-area",
		"clash": "",
		"deployment": "day",
		"message": "{from} asked {to} for help under {way}, and the request left out {levels}: it can be sent back, and nobody there has weighed who else needs these officers.",
		"places": [
			{"path": "deployments.day.requests.r1", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
		],
		"severity": "error",
	}}
}

test_not_counted_on_is_a_warning if {
	found := step_skipped.findings with input as _run(_skips, {})
	[finding.severity | some finding in found] == ["warning"]
}

test_requests_alike_are_one if {
	records := testing.with_records({"requests": [testing.request({})], "request_ways": [_skips, object.union(_skips, {"to": "coast", "request": "r2"})]})
	found := step_skipped.findings with input as records
	[finding.args.to | some finding in found] == [{"agencies": ["coast", "harbor"]}]
}

test_passed_is_none if {
	every changes in [{"passed": true}, {"needed": false, "passed": false}] {
		found := step_skipped.findings with input as _run(testing.way({"levels": [testing.level(changes)]}), {})
		count(found) == 0
	}
}

test_no_steps_stated_is_not_known if {
	found := step_skipped.findings with input as _run(object.union(_skips, {"traced": false}), {})
	count(found) == 0
}

test_a_way_of_another_place_is_another_rule_is_none if {
	found := step_skipped.findings with input as _run(object.union(_skips, {"inside": false}), {})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := step_skipped.considered with input as _run(_skips, {})
	considered == 1
}

_skips := testing.way({"levels": [testing.level({"passed": false})]})

_run(way, changes) := testing.with_records({"requests": [testing.request(changes)], "request_ways": [way]})
