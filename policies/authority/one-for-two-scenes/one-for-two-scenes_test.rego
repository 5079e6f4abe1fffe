package roe.rules.authority.one_for_two_scenes_test

import data.roe.rules.authority.one_for_two_scenes
import data.roe.testing

_run(title, place, needs) := testing.with_records({
	"assignments": [
		testing.assignment({"place": "plaza"}),
		testing.assignment({"id": "gate", "path": "deployments.day.assignments.gate", "place": place}),
	],
	"positions": [testing.position({"id": "tf", "path": "deployments.day.command.positions.tf", "title": title})],
	"needs": [testing.need(object.union({"filled": true, "holders": ["tf"], "during": testing.day_long}, need)) | some need in needs],
})

_both := [{}, {"assignment": "gate", "agencies": ["coast"], "actions": ["force/baton"]}]

test_fires if {
	found := one_for_two_scenes.findings with input as _run("task-force-leader", "hall", _both)
	found == {{
		"actions": ["chemical/cs", "force/baton"],
		"agencies": ["coast", "harbor"],
		"args": {
			"assignments": {"list": [{"assignment": "gate"}, {"assignment": "line"}]},
			"holder": {"position": "tf"},
			"rules": {"norms": ["manual#308.4"]},
		},
		"book": "b",
		"cause": "two scenes tf",
		"clash": "",
		"deployment": "day",
		"message": "{holder} is the only one whose word officers at {assignments} wait for ({rules}), and these are at different places at the same time.",
		"places": [
			{"path": "deployments.day.command.positions.tf", "role": "position"},
			{"path": "deployments.day.assignments.gate", "role": "assignment"},
			{"path": "deployments.day.assignments.line", "role": "assignment"},
		],
		"severity": "note",
	}}
}

test_none if {
	above := one_for_two_scenes.findings with input as _run("incident-commander", "hall", _both)
	count(above) == 0
	together := one_for_two_scenes.findings with input as _run("task-force-leader", "plaza", _both)
	count(together) == 0
	every change in [{"holders": ["tf", "ic"]}, {"holders": []}, {"in_play": false}, {"during": testing.morning}] {
		changed := [object.union(_both[0], {"during": testing.evening}), object.union(_both[1], change)]
		found := one_for_two_scenes.findings with input as _run("task-force-leader", "hall", changed)
		count(found) == 0
	}
}

test_whoever_stands_with_the_officers if {
	every title in ["division-supervisor", "group-supervisor", "strike-team-leader", "task-force-leader", "unit-leader"] {
		found := one_for_two_scenes.findings with input as _run(title, "hall", _both)
		count(found) == 1
	}
}

test_counts_what_it_looked_at if {
	considered := one_for_two_scenes.considered with input as _run("task-force-leader", "hall", _both)
	considered == 2
}
