package roe.rules.command.two_supervisors_test

import data.roe.rules.command.two_supervisors
import data.roe.testing

test_assignment if {
	found := two_supervisors.findings with input as testing.with_records({
		"reports": [testing.report({"supervisors": ["ops", "plans"]})], "positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief"}), testing.position({"id": "plans", "path": "deployments.day.command.positions.plans", "title": "planning-section-chief"})],
	})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"assignment": {"assignment": "line"},
			"period": {"interval": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}},
			"supervisors": {"list": [{"position": "ops"}, {"position": "plans"}]},
		},
		"book": "b",
		"cause": "two supervisors line",
		"clash": "",
		"deployment": "day",
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"message": "{period} {assignment} reports to {supervisors} at once.",
		"places": [{"path": "deployments.day.assignments.line.reportsTo", "role": "assignment"}],
		"severity": "warning",
	}}
}

test_position if {
	found := two_supervisors.findings with input as testing.with_records({
		"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "reports_to": ["ic", "safety"]}), testing.position({}), testing.position({"id": "safety", "path": "deployments.day.command.positions.safety", "title": "safety-officer"})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{position} reports to {supervisors} at once."]]
}

test_unified_command_is_none if {
	found := two_supervisors.findings with input as testing.with_records({
		"commands": [testing.command({"kind": testing.said("unified")})], "reports": [testing.report({"supervisors": ["ic", "ic2"]})], "positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "reports_to": ["ic", "ic2"]}), testing.position({}), testing.position({"id": "ic2", "path": "deployments.day.command.positions.ic2", "agency": testing.said("harbor")})],
	})
	count(found) == 0
}

test_one_after_the_other_is_none if {
	found := two_supervisors.findings with input as testing.with_records({
		"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "reports_to": ["ic", "ic2"]}), testing.position({"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T12:00:00-08:00"}}), testing.position({"id": "ic2", "path": "deployments.day.command.positions.ic2", "during": {"from": "2026-11-03T12:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}})],
	})
	count(found) == 0
}

test_one_is_none if {
	found := two_supervisors.findings with input as testing.with_records({
		"reports": [testing.report({})], "positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief"})],
	})
	count(found) == 0
}

test_names_whom_a_post_reports_to if {
	found := two_supervisors.findings with input as testing.with_records({"positions": [
		testing.position({"id": "ops", "title": "operations-section-chief", "reports_to": ["ic", "safety"]}),
		testing.position({}),
		testing.position({"id": "safety", "title": "safety-officer"}),
	]})
	[finding.args.supervisors | some finding in found] == [{"list": [{"position": "ic"}, {"position": "safety"}]}]
}

test_counts_what_it_looked_at if {
	considered := two_supervisors.considered with input as testing.with_records({
		"reports": [testing.report({"supervisors": ["ops", "plans"]})], "positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief"}), testing.position({"id": "plans", "path": "deployments.day.command.positions.plans", "title": "planning-section-chief"})],
	})
	considered == 3
}

_twice(changes) := testing.with_records({
	"assignments": [testing.assignment({}), testing.assignment({"id": "gate", "path": "deployments.day.assignments.gate"}), testing.assignment({"id": "yard", "path": "deployments.day.assignments.yard"})],
	"reports": [
		testing.report({"during": testing.day_long}),
		testing.report(object.union({"assignment": "gate", "path": "deployments.day.assignments.gate.reportsTo", "supervisors": ["group"], "during": testing.evening}, changes)),
	],
	"positions": [testing.position({"id": "ops", "title": "operations-section-chief"}), testing.position({"id": "group", "title": "group-supervisor"})],
})

test_unit_on_two_assignments if {
	found := two_supervisors.findings with input as _twice({})
	[[one.severity, one.cause, one.args.assignments, one.args.supervisors, one.during] | some one in found] == [[
		"warning",
		"two supervisors h1",
		{"list": [{"assignment": "gate"}, {"assignment": "line"}]},
		{"list": [{"position": "group"}, {"position": "ops"}]},
		testing.evening,
	]]
}

test_unit_with_one_supervisor_on_both if {
	every changes in [{"supervisors": ["ops"]}, {"supervisors": []}, {"assignment": "yard", "supervisors": []}] {
		found := two_supervisors.findings with input as _twice(changes)
		count(found) == 0
	}
}

test_unit_is_on_both_while_both_last if {
	found := two_supervisors.findings with input as _twice({"during": testing.morning})
	[one.during | some one in found] == [testing.morning]
}

test_unit_under_a_unified_command if {
	together := two_supervisors.findings with input as _united
	count(together) == 0
}

_united := object.union(_twice({}), object.filter(
	testing.with_records({
		"commands": [testing.command({"kind": testing.said("unified")})],
		"positions": [testing.position({"id": "ops"}), testing.position({"id": "group"})],
	}),
	["commands", "positions"],
))

test_reports_of_others_do_not_count if {
	gate := testing.assignment({"id": "gate"})
	report := testing.report({"assignment": "gate", "supervisors": ["group"]})
	found := two_supervisors.findings with input as testing.with_records({
		"assignments": array.concat([testing.assignment({}), testing.assignment({"id": "gate", "units": ["h2"]})], testing.strangers(gate)),
		"reports": array.concat([testing.report({}), report], testing.strangers(report)),
	})
	count(found) == 0
}
