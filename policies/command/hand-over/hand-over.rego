# METADATA
# scope: package
# title: Command passes from one agency to another
# description: |
#   Rules that bind whoever works under an agency's command change with the command. What was
#   allowed an hour before may be forbidden now, and the other way round.
# custom:
#   id: command/hand-over
#   severity: note
#   remedy: Brief the time of the hand-over and what changes with it, and log it when it happens.
#   step: brief the hand-over of command and what changes with it
#   seeds: [004/command-control]
package roe.rules.command.hand_over

import data.roe.lib

considered := count(input.command_moments)

findings contains lib.record(moment, {
	"severity": "note",
	"cause": _cause(moment),
	"message": "On {instant} the command passes from {before} to {after}: from then on the rules of {after} reach those who work under it.",
	"args": _args(moment),
	"agencies": moment.agencies,
	"places": [{"role": "command", "path": moment.path}],
	"during": moment.during,
}) if {
	some moment in _hand_overs
	count(_changes(moment)) == 0
}

# In the midst of an assignment, officers have to learn other rules while they
# stand there.
findings contains lib.record(moment, {
	"severity": "warning",
	"cause": _cause(moment),
	"message": "On {instant} the command passes from {before} to {after} in the middle of {assignments}, and with it the rules change for officers of {officers}: whether, or on whose word, they may {actions}.",
	"remedy": "Let the hand-over fall between two shifts, or settle in writing that the rules stay as they were until the assignments end.",
	"args": object.union(_args(moment), {
		"assignments": {"list": [{"assignment": id} | some id in assignments]},
		"officers": {"agencies": agencies},
		"actions": {"actions": actions},
	}),
	"agencies": agencies,
	"actions": actions,
	"places": array.concat(
		[{"role": "command", "path": moment.path}],
		lib.assignment_places(moment, assignments),
	),
	"during": moment.during,
}) if {
	some moment in _hand_overs
	changes := _changes(moment)
	count(changes) > 0
	assignments := sort({change[0] | some change in changes})
	agencies := sort({change[1] | some change in changes})
	actions := sort({change[2] | some change in changes})
}

_hand_overs := [moment |
	some moment in input.command_moments
	count(moment.last) > 0
	count(moment.agencies) > 0
	moment.last != moment.agencies
]

_cause(moment) := concat(" ", array.concat(array.concat(["hand-over"], moment.last), array.concat(["to"], moment.agencies)))

_args(moment) := {
	"instant": {"instant": moment.during.from},
	"before": {"agencies": moment.last},
	"after": {"agencies": moment.agencies},
}

# _changes lists assignment, agency and action for which other rules hold after
# a hand-over than when the one before ended.
_changes(moment) := {[stand[0], agency, stand[2]] |
	before := _before(moment)
	after := _after(moment)
	some stand in ((before | after) - (before & after))
	some agency in stand[1]
}

_before(moment) := {_stand(row) |
	left := _left(moment)
	some row in _under_way(moment)
	row.during.from < left
	row.during.until >= left
}

_after(moment) := {_stand(row) |
	some row in _under_way(moment)
	row.during.from <= moment.during.from
	row.during.until > moment.during.from
}

_stand(row) := [row.assignment, row.agencies, row.action, row.region, row.position, row.approvals]

# _under_way lists the joint rules of assignments that go on through a
# hand-over.
_under_way(moment) := [row |
	left := _left(moment)
	some row in input.joint
	row.book == moment.book
	row.deployment == moment.deployment
	assignment := lib.assignments[[row.book, row.deployment, row.assignment]]
	assignment.during.from < left
	assignment.during.until > moment.during.from
]

# _left is when those who commanded before laid the command down.
_left(moment) := max({other.during.until |
	some other in input.command_moments
	other.book == moment.book
	other.deployment == moment.deployment
	other.agencies == moment.last
	other.during.until <= moment.during.from
})
