package roe.rules.request.not_granted_test

import data.roe.rules.request.not_granted
import data.roe.testing

test_fires if {
	found := not_granted.findings with input as _run(_talks, [_open])
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"above": {"list": [{"level": "state#operational-area"}]},
			"from": {"agency": "riverton"},
			"to": {"agency": "harbor"},
		},
		"book": "b",
		"cause": "not granted r1",
		"clash": "",
		"deployment": "day",
		"message": "{from} has only talked with {to} about help, and never asked for it in form, and {above} would have to grant it.",
		"places": [{"path": "deployments.day.requests.r1", "role": "request"}],
		"severity": "warning",
	}}
}

test_says_what_is_missing if {
	every case in [
		{"changes": _talks, "message": "{from} has only talked with {to} about help, and never asked for it in form."},
		{"changes": _at("refused"), "message": "The request of {from} to {to} for help was refused ({level})."},
		{"changes": _at("pending"), "message": "The request of {from} to {to} for help has not been answered yet ({level})."},
		{"changes": object.union(_at("refused"), {"ways": []}), "message": "The request of {from} to {to} for help was refused."},
		{"changes": {"approved": {"stated": true, "value": false}}, "message": "{from} asks {to} for help, and whoever must approve asking has not."},
	] {
		found := not_granted.findings with input as _run(case.changes, [])
		[finding.message | some finding in found] == [case.message]
	}
}

test_points_at_the_step if {
	found := not_granted.findings with input as _run(_at("refused"), [])
	[finding.places | some finding in found] == [[{"path": "deployments.day.requests.r1.steps[1]", "role": "request"}]]
}

test_counted_on_is_an_error if {
	found := not_granted.findings with input as _run(object.union(_talks, {"counted_on": true}), [])
	[finding.severity | some finding in found] == ["error"]
}

test_nothing_else_planned_is_an_error if {
	run := object.union(_run(_talks, []), {"outside_help": [{"book": "b", "deployment": "day", "contingency": {"stated": true, "value": false}}]})
	found := not_granted.findings with input as run
	[finding.severity | some finding in found] == ["error"]
}

test_granted_or_declined_is_none if {
	every changes in [{"outcome": testing.said("granted")}, object.union(_talks, {"declined": true})] {
		found := not_granted.findings with input as _run(changes, [])
		count(found) == 0
	}
}

test_asked_in_form_is_no_talk if {
	found := not_granted.findings with input as _run(object.union(_at("refused"), {"formal": testing.said(true)}), [])
	[finding.message | some finding in found] == ["The request of {from} to {to} for help was refused ({level})."]
}

test_of_two_ways_no_level_is_named if {
	found := not_granted.findings with input as _run(object.union(_at("refused"), {"ways": ["state", "compact"]}), [])
	[finding.message | some finding in found] == ["The request of {from} to {to} for help was refused."]
}

test_names_only_levels_still_to_pass if {
	levels := [
		testing.level({"passed": false}),
		testing.level({"id": "state#region", "passed": true}),
		testing.level({"id": "state#state", "needed": false, "passed": false}),
	]
	found := not_granted.findings with input as _run(_talks, [testing.way({"levels": levels})])
	[finding.args.above | some finding in found] == [{"list": [{"level": "state#operational-area"}]}]
}

test_other_plans_do_not_make_it_an_error if {
	none := {"book": "b", "deployment": "day", "contingency": testing.said(false)}
	every help in array.concat(testing.strangers(none), [
		object.union(none, {"contingency": testing.said(true)}),
		object.union(none, {"contingency": {"stated": false, "value": false}}),
	]) {
		found := not_granted.findings with input as object.union(_run(_talks, []), {"outside_help": [help]})
		[finding.severity | some finding in found] == ["warning"]
	}
}

test_counts_what_it_looked_at if {
	considered := not_granted.considered with input as _run({}, [])
	considered == 1
}

_talks := {"formal": {"stated": true, "value": false}}

_at(outcome) := {"outcome": testing.said(outcome), "outcome_level": "region", "outcome_path": "deployments.day.requests.r1.steps[1]"}

_open := testing.way({"levels": [testing.level({"passed": false})]})

_run(changes, ways) := testing.with_records({"requests": [testing.request(changes)], "request_ways": ways})
