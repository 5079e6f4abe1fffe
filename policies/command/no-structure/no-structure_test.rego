package roe.rules.command.no_structure_test

import data.roe.rules.command.no_structure
import data.roe.testing

test_fires if {
	found := no_structure.findings with input as testing.with_records({
		"deployments": [testing.deployment({"has_command": false})],
	})
	found == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {
			"agencies": {"agencies": ["harbor"]},
			"host": {"agency": "riverton"},
		},
		"book": "b",
		"cause": "no command structure",
		"clash": "",
		"deployment": "day",
		"message": "Officers of {agencies} come to help {host}, and nothing says who commands them.",
		"places": [{"path": "deployments.day", "role": "deployment"}],
		"severity": "warning",
	}}
}

test_traffic_without_supervisors if {
	found := no_structure.findings with input as testing.with_records({
		"deployments": [testing.deployment({"has_command": false})], "assignments": [testing.assignment({"tasks": ["task/perimeter", "task/traffic"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "Officers of {agencies} come to help {host}, and nothing says who commands them."]]
}

test_more_than_traffic if {
	found := no_structure.findings with input as testing.with_records({
		"deployments": [testing.deployment({"has_command": false})], "assignments": [testing.assignment({"tasks": ["task/traffic", "task/front-line"]})], "units": [testing.unit({"supervisors": testing.said(3)})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "Officers of {agencies} come to help {host}, and nothing says who commands them."]]
}

test_traffic_under_their_own_is_none if {
	found := no_structure.findings with input as testing.with_records({
		"deployments": [testing.deployment({"has_command": false})], "assignments": [testing.assignment({"tasks": ["task/perimeter", "task/traffic"]})], "units": [testing.unit({"supervisors": testing.said(3)})],
	})
	count(found) == 0
}

test_stated_is_none if {
	found := no_structure.findings with input as testing.with_records({"deployments": [testing.deployment({})]})
	count(found) == 0
}

test_nobody_comes_to_help_is_none if {
	found := no_structure.findings with input as testing.with_records({
		"deployments": [testing.deployment({"agencies": ["riverton"], "has_command": false})],
	})
	count(found) == 0
}

_traffic := testing.assignment({"tasks": ["task/traffic"]})

_led := testing.unit({"supervisors": testing.said(3)})

# _run is one in which the helpers do by themselves, but for what changes.
_run(changes) := testing.with_records(object.union(
	{"deployments": [testing.deployment({"has_command": false})], "assignments": [_traffic], "units": [_led]},
	changes,
))

test_no_assignment_is_no_narrow_one if {
	found := no_structure.findings with input as _run({"assignments": []})
	count(found) == 1
}

test_every_assignment_must_be_narrow if {
	every other in [
		testing.assignment({"id": "front", "tasks": ["task/traffic"], "front_line": true}),
		testing.assignment({"id": "unsaid"}),
		testing.assignment({"id": "crowd", "tasks": ["task/front-line"]}),
	] {
		found := no_structure.findings with input as _run({"assignments": [_traffic, other]})
		count(found) == 1
	}
}

test_assignments_and_units_of_others_do_not_matter if {
	crowd := testing.assignment({"id": "crowd", "tasks": ["task/front-line"]})
	unled := testing.unit({"id": "h2"})
	every changes in [
		{"assignments": array.concat([_traffic], testing.strangers(crowd))},
		{"units": array.concat([_led], testing.strangers(unled))},
		{"units": [_led, testing.unit({"id": "r1", "agency": "riverton"})]},
	] {
		found := no_structure.findings with input as _run(changes)
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := no_structure.considered with input as testing.with_records({
		"deployments": [testing.deployment({"has_command": false})],
	})
	considered == 1
}
