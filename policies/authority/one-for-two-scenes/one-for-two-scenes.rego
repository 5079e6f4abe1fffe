# METADATA
# scope: package
# title: One commander alone decides for two places at once
# description: |
#   A commander on the scene is on one scene. Where the only one whose word releases a tool is
#   asked from two places at the same time, one of them waits or acts without.
# custom:
#   id: authority/one-for-two-scenes
#   severity: note
#   remedy: Name a second commander who may decide, or say how the one is asked from the other place.
#   step: name a second commander who may decide
#   seeds: [004/on-scene-commanders]
package roe.rules.authority.one_for_two_scenes

import data.roe.lib

considered := count(_alone)

findings contains lib.record(first, {
	"severity": "note",
	"cause": concat(" ", ["two scenes", holder]),
	"message": "{holder} is the only one whose word officers at {assignments} wait for ({rules}), and these are at different places at the same time.",
	"args": {
		"holder": {"position": holder},
		"assignments": {"list": [{"assignment": id} | some id in assignments]},
		"rules": {"norms": sort({need.norm | some need in group})},
	},
	"agencies": sort({agency | some need in group; some agency in need.agencies}),
	"actions": sort({action | some need in group; some action in need.actions}),
	"places": array.concat(lib.position_places(first, [holder]), lib.assignment_places(first, assignments)),
}) if {
	some [book, deployment, holder], group in _groups
	first := {"book": book, "deployment": deployment}
	assignments := sort({need.assignment | some need in group; _elsewhere(need, group)})
	count(assignments) > 1
}

_groups[[need.book, need.deployment, need.holders[0]]] contains need if some need in _alone

_alone := [need |
	some need in input.needs
	need.in_play
	count(need.holders) == 1
	lib.positions[[need.book, need.deployment, need.holders[0]]].title in _on_scene
]

# _on_scene are the positions whose holders stand with their officers.
_on_scene := {"division-supervisor", "group-supervisor", "strike-team-leader", "task-force-leader", "unit-leader"}

# _elsewhere: another need of the group is at another place at the same time.
_elsewhere(need, group) if {
	some other in group
	lib.meet(need.during, other.during)
	_place(need) != _place(other)
}

_place(need) := lib.assignments[[need.book, need.deployment, need.assignment]].place
