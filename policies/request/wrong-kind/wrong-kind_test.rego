package roe.rules.request.wrong_kind_test

import data.roe.rules.request.wrong_kind
import data.roe.testing

test_too_long if {
	found := wrong_kind.findings with input as _run(_long)
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"from": {"agencies": ["riverton"]},
			"hours": {"number": 14, "one": "hour", "many": "hours"},
			"most": {"number": 4, "one": "hour", "many": "hours"},
			"to": {"agencies": ["harbor"]},
			"way": {"way": "state"},
		},
		"book": "b",
		"cause": "too long state",
		"clash": "",
		"deployment": "day",
		"message": "{from} asks {to} for help under {way}, which is for at most {most}, and this is for {hours}.",
		"places": [
			{"path": "deployments.day.requests.r1", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
		],
		"severity": "warning",
	}}
}

test_too_many if {
	found := wrong_kind.findings with input as _run({"asked": ["coast", "harbor"], "at_most_agencies": {"stated": true, "value": 1}})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{from} asks {to} for help under {way}, which is for at most {most}, and {asked} are asked."]]
}

test_immediate_assistance_would_do if {
	found := wrong_kind.findings with input as _run({"asker_ok": false, "by": testing.said("supervisor"), "asks": "chief", "immediate": ["quick"]})
	[[finding.severity, finding.args.immediate] | some finding in found] == [["note", {"list": [{"way": "quick"}]}]]
}

test_none if {
	every changes in [{}, object.union(_long, {"hours": 3}), {"kind": "contract", "asker_ok": false, "immediate": ["quick"]}] {
		found := wrong_kind.findings with input as _run(changes)
		count(found) == 0
	}
}

test_the_longest_of_those_alike if {
	found := wrong_kind.findings with input as testing.with_records({"request_ways": [
		testing.way(_long),
		testing.way(object.union(_long, {"request": "r2", "to": "coast", "hours": 10})),
	]})
	{finding.args.hours.number | some finding in found} == {14}
}

_by_supervisor := {"asker_ok": false, "by": testing.said("supervisor"), "asks": "chief", "immediate": ["quick"]}

test_immediate_assistance_stands_in_for_mutual_aid_alone if {
	every change in [{"kind": "contract"}, {"asker_ok": true}, {"immediate": []}] {
		found := wrong_kind.findings with input as _run(object.union(_by_supervisor, change))
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := wrong_kind.considered with input as _run({})
	considered == 1
}

_long := {"at_most_hours": {"stated": true, "value": 4}}

_run(changes) := testing.with_records({"request_ways": [testing.way(changes)]})
