package roe.rules.request.no_notice_test

import data.roe.rules.request.no_notice
import data.roe.testing

test_fires if {
	found := no_notice.findings with input as _run([testing.way({"levels": [_untold]})])
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"from": {"agencies": ["riverton"]},
			"is": {"words": "is"},
			"level": {"level": "state#operational-area"},
			"to": {"agencies": ["harbor"]},
			"way": {"way": "state"},
		},
		"book": "b",
		"cause": "notice state#operational-area",
		"clash": "",
		"deployment": "day",
		"message": "Under {way}, {level} {is} told of such help, and nothing is written on {from} having told of the help from {to}.",
		"places": [
			{"path": "deployments.day.requests.r1", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
		],
		"severity": "warning",
	}}
}

test_advice_is_a_note if {
	found := no_notice.findings with input as _run([testing.way({"levels": [object.union(_untold, {"advice": true})]})])
	[[finding.severity, finding.args.is] | some finding in found] == [["note", {"words": "should be"}]]
}

test_told_once_is_enough if {
	told := testing.way({"request": "r2", "levels": [object.union(_untold, {"passed": true})]})
	found := no_notice.findings with input as _run([testing.way({"levels": [_untold]}), told])
	count(found) == 0
}

test_counts_every_level_to_be_told if {
	considered := no_notice.considered with input as _run([testing.way({"levels": [_untold, object.union(_untold, {"id": "other"}), testing.level({})]})])
	considered == 2
}

test_counts_what_it_looked_at if {
	considered := no_notice.considered with input as _run([testing.way({"levels": [_untold, testing.level({})]})])
	considered == 1
}

_untold := testing.level({"needed": false, "notice": true, "passed": false})

_run(ways) := testing.with_records({"request_ways": ways})
