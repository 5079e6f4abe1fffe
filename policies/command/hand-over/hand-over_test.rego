package roe.rules.command.hand_over_test

import data.roe.rules.command.hand_over
import data.roe.testing

_moments := [
	testing.moment({"during": testing.morning}),
	testing.moment({
		"path": "deployments.day.command.positions.night",
		"during": testing.evening,
		"commanders": ["night"],
		"agencies": ["harbor"],
		"before": ["riverton"],
		"last": ["riverton"],
	}),
]

_run(changes) := testing.with_records(object.union({"command_moments": _moments}, changes))

test_fires if {
	found := hand_over.findings with input as _run({})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"after": {"agencies": ["harbor"]},
			"before": {"agencies": ["riverton"]},
			"instant": {"instant": testing.evening.from},
		},
		"book": "b",
		"cause": "hand-over riverton to harbor",
		"clash": "",
		"deployment": "day",
		"during": testing.evening,
		"message": "On {instant} the command passes from {before} to {after}: from then on the rules of {after} reach those who work under it.",
		"places": [{"path": "deployments.day.command.positions.night", "role": "command"}],
		"severity": "note",
	}}
}

_line := [testing.assignment({"during": testing.day_long})]

test_rules_change_in_the_midst if {
	found := hand_over.findings with input as _run({"assignments": _line, "joint": [
		testing.joint({"during": testing.morning}),
		testing.joint({"during": testing.evening, "position": "prohibited"}),
		testing.joint({"action": "force/baton", "during": testing.morning}),
		testing.joint({"action": "force/baton", "during": testing.evening}),
	]})
	[[one.severity, one.agencies, one.actions, one.args.assignments, count(one.places)] | some one in found] == [[
		"warning",
		["harbor"],
		["tactics/dispersal"],
		{"list": [{"assignment": "line"}]},
		2,
	]]
}

test_after_a_gap_the_rules_before_it_count if {
	gap := {"from": testing.evening.from, "until": "2026-11-03T14:00:00-08:00"}
	after := {"from": gap.until, "until": testing.evening.until}
	found := hand_over.findings with input as _run({
		"assignments": _line,
		"command_moments": [
			_moments[0],
			testing.moment({"during": gap, "agencies": [], "last": ["riverton"]}),
			object.union(_moments[1], {"during": after}),
		],
		"joint": [
			testing.joint({"during": testing.morning}),
			testing.joint({"during": gap, "position": "prohibited"}),
			testing.joint({"during": after, "approvals": [{"rung": "chief", "agency": "harbor", "office": ""}]}),
		],
	})
	[[one.severity, one.actions] | some one in found] == [["warning", ["tactics/dispersal"]]]
}

test_rules_that_stay_are_for_the_briefing if {
	found := hand_over.findings with input as _run({"assignments": _line, "joint": [
		testing.joint({"during": testing.morning}),
		testing.joint({"during": testing.evening}),
	]})
	{one.severity | some one in found} == {"note"}
}

test_an_assignment_that_ends_with_the_watch_changes_nothing if {
	found := hand_over.findings with input as _run({
		"assignments": [testing.assignment({"during": testing.morning})],
		"joint": [testing.joint({"during": testing.morning})],
	})
	{one.severity | some one in found} == {"note"}
}

test_same_agency_is_none if {
	found := hand_over.findings with input as testing.with_records({"command_moments": [testing.moment({"before": ["riverton"], "last": ["riverton"]})]})
	count(found) == 0
}

_severities(changes) := severities if {
	found := hand_over.findings with input as _run(object.union({"assignments": _line}, changes))
	severities := [one.severity | some one in found]
}

_early := {"from": testing.morning.from, "until": "2026-11-03T08:00:00-08:00"}

_late := {"from": "2026-11-03T14:00:00-08:00", "until": testing.evening.until}

test_a_rule_that_one_watch_alone_knows if {
	_severities({"joint": [testing.joint({"during": testing.morning})]}) == ["warning"]
	_severities({"joint": [testing.joint({"during": testing.evening})]}) == ["warning"]
}

test_a_rule_that_changes_within_a_watch_is_none_of_the_hand_over if {
	_severities({"joint": [testing.joint({"during": _early})]}) == ["note"]
	_severities({"joint": [testing.joint({"during": _late})]}) == ["note"]
}

test_an_assignment_that_begins_with_the_watch_changes_nothing if {
	_severities({
		"assignments": [testing.assignment({"during": testing.evening})],
		"joint": [testing.joint({"during": testing.evening})],
	}) == ["note"]
}

test_rules_elsewhere_do_not_count if {
	_severities({
		"assignments": array.concat(_line, testing.strangers(_line[0])),
		"joint": testing.strangers(testing.joint({"during": testing.morning})),
	}) == ["note"]
}

test_the_last_of_several_watches_counts if {
	rest := {"from": _early.until, "until": testing.morning.until}
	_severities({
		"command_moments": [testing.moment({"during": _early}), testing.moment({"during": rest}), _moments[1]],
		"joint": [
			testing.joint({"during": _early, "position": "prohibited"}),
			testing.joint({"during": rest}),
			testing.joint({"during": testing.evening}),
		],
	}) == ["note"]
}

test_who_commands_elsewhere_or_again_does_not_count if {
	gap := {"from": testing.evening.from, "until": _late.from}
	elsewhere := {"from": testing.morning.from, "until": _late.from}
	again := {"from": testing.evening.until, "until": "2026-11-03T22:00:00-08:00"}
	_severities({
		"command_moments": array.concat(
			[_moments[0], testing.moment({"during": gap, "agencies": []}), object.union(_moments[1], {"during": _late}), testing.moment({"during": again})],
			testing.strangers(testing.moment({"during": elsewhere})),
		),
		"joint": [
			testing.joint({"during": testing.morning}),
			testing.joint({"during": gap, "position": "prohibited"}),
			testing.joint({"during": _late}),
		],
	}) == ["note"]
}

test_counts_what_it_looked_at if {
	considered := hand_over.considered with input as _run({})
	considered == 2
}
