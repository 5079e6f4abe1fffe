package roe.rules.command.span_of_control_test

import data.roe.rules.command.span_of_control
import data.roe.testing

test_too_many if {
	found := span_of_control.findings with input as testing.with_records({
		"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "span": [{"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "subordinates": ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"]}]})],
	})
	found == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {
			"count": {"many": "subordinates", "number": 8, "one": "subordinate"},
			"period": {"interval": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}},
			"position": {"position": "ops"},
		},
		"book": "b",
		"cause": "span ops",
		"clash": "",
		"deployment": "day",
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"message": "{period} {position} leads {count}; one person should lead no more than seven.",
		"places": [{"path": "deployments.day.command.positions.ops", "role": "position"}],
		"severity": "warning",
	}}
}

test_one_alone if {
	found := span_of_control.findings with input as testing.with_records({
		"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "span": [{"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "subordinates": ["s0"]}]}), testing.position({"id": "p0", "path": "deployments.day.command.positions.p0", "title": "unit-leader"}), testing.position({"id": "p1", "path": "deployments.day.command.positions.p1", "title": "unit-leader"}), testing.position({"id": "p2", "path": "deployments.day.command.positions.p2", "title": "unit-leader"}), testing.position({"id": "p3", "path": "deployments.day.command.positions.p3", "title": "unit-leader"}), testing.position({"id": "p4", "path": "deployments.day.command.positions.p4", "title": "unit-leader"}), testing.position({"id": "p5", "path": "deployments.day.command.positions.p5", "title": "unit-leader"}), testing.position({"id": "p6", "path": "deployments.day.command.positions.p6", "title": "unit-leader"})], "commands": [testing.command({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{period} {position} leads nobody but one, so that this level only passes on orders."]]
}

test_branch_with_one if {
	found := span_of_control.findings with input as testing.with_records({
		"positions": [testing.position({"id": "north", "path": "deployments.day.command.positions.north", "title": "branch-director", "agency": testing.unsaid, "span": [{"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "subordinates": ["s0"]}]}), testing.position({"id": "p0", "path": "deployments.day.command.positions.p0", "title": "unit-leader"}), testing.position({"id": "p1", "path": "deployments.day.command.positions.p1", "title": "unit-leader"}), testing.position({"id": "p2", "path": "deployments.day.command.positions.p2", "title": "unit-leader"}), testing.position({"id": "p3", "path": "deployments.day.command.positions.p3", "title": "unit-leader"}), testing.position({"id": "p4", "path": "deployments.day.command.positions.p4", "title": "unit-leader"}), testing.position({"id": "p5", "path": "deployments.day.command.positions.p5", "title": "unit-leader"}), testing.position({"id": "p6", "path": "deployments.day.command.positions.p6", "title": "unit-leader"})], "commands": [testing.command({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{period} {position} leads nobody but one, so that this level only passes on orders."]]
}

test_too_many_under_a_vacant_post if {
	found := span_of_control.findings with input as testing.with_records({
		"positions": [testing.position({"id": "north", "path": "deployments.day.command.positions.north", "title": "branch-director", "agency": testing.unsaid, "span": [{"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "subordinates": ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"]}]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{period} {position} leads {count}; one person should lead no more than seven."]]
}

test_small_structure_is_none if {
	found := span_of_control.findings with input as testing.with_records({
		"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "span": [{"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "subordinates": ["s0"]}]})], "commands": [testing.command({})],
	})
	count(found) == 0
}

test_leader_of_one_unit_is_none if {
	found := span_of_control.findings with input as testing.with_records({
		"positions": [testing.position({"id": "tf", "path": "deployments.day.command.positions.tf", "title": "task-force-leader", "span": [{"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "subordinates": ["s0"]}]}), testing.position({"id": "p0", "path": "deployments.day.command.positions.p0", "title": "unit-leader"}), testing.position({"id": "p1", "path": "deployments.day.command.positions.p1", "title": "unit-leader"}), testing.position({"id": "p2", "path": "deployments.day.command.positions.p2", "title": "unit-leader"}), testing.position({"id": "p3", "path": "deployments.day.command.positions.p3", "title": "unit-leader"}), testing.position({"id": "p4", "path": "deployments.day.command.positions.p4", "title": "unit-leader"}), testing.position({"id": "p5", "path": "deployments.day.command.positions.p5", "title": "unit-leader"}), testing.position({"id": "p6", "path": "deployments.day.command.positions.p6", "title": "unit-leader"})], "commands": [testing.command({})],
	})
	count(found) == 0
}

test_seven_is_none if {
	found := span_of_control.findings with input as testing.with_records({
		"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "span": [{"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "subordinates": ["s0", "s1", "s2", "s3", "s4", "s5", "s6"]}]})],
	})
	count(found) == 0
}

_spans(agency, size) := testing.position({
	"id": "ops",
	"title": "operations-section-chief",
	"agency": agency,
	"span": [{
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"subordinates": [sprintf("s%d", [i]) | some i in numbers.range(1, 9); i <= size],
	}],
})

# _posts are a structure of a size around it.
_posts(size) := [testing.position({"id": sprintf("p%d", [i]), "title": "unit-leader"}) | some i in numbers.range(2, size)]

_structure(agency, span, size) := testing.with_records({
	"positions": array.concat([_spans(agency, span)], _posts(size)),
	"commands": [testing.command({})],
})

test_whose_post_it_is if {
	every span in [8, 1] {
		held := span_of_control.findings with input as _structure(testing.said("riverton"), span, 8)
		[finding.agencies | some finding in held] == [["riverton"]]
		vacant := span_of_control.findings with input as _structure(testing.unsaid, span, 8)
		[finding.agencies | some finding in vacant] == [[]]
	}
}

test_level_with_nobody_or_two_is_none if {
	every span in [0, 2] {
		found := span_of_control.findings with input as _structure(testing.said("riverton"), span, 8)
		count(found) == 0
	}
}

test_structure_of_seven_is_none if {
	found := span_of_control.findings with input as _structure(testing.said("riverton"), 1, 7)
	count(found) == 0
}

test_posts_of_others_do_not_make_it_large if {
	posts := [stranger |
		some post in _posts(8)
		some stranger in testing.strangers(post)
	]
	found := span_of_control.findings with input as testing.with_records({
		"positions": array.concat([_spans(testing.said("riverton"), 1)], posts),
		"commands": [testing.command({})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := span_of_control.considered with input as testing.with_records({
		"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "span": [{"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "subordinates": ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"]}]})],
	})
	considered == 1
}
