# METADATA
# scope: package
# title: One supervisor has too many or too few to lead
# description: |
#   The Incident Command System lets one person lead three to seven. Above that reports pile up; a
#   single subordinate under a chief or director is a level that only passes on orders.
# custom:
#   id: command/span-of-control
#   severity: warning
#   remedy: Divide the work among more supervisors, or take out the level that leads only one.
#   step: fit the number of supervisors to the work
#   seeds: [004/command-control]
package roe.rules.command.span_of_control

import data.roe.lib

considered := count([span | some position in input.positions; some span in position.span])

findings contains lib.record(position, {
	"severity": "warning",
	"cause": concat(" ", ["span", position.id]),
	"message": "{period} {position} leads {count}; one person should lead no more than seven.",
	"args": {
		"period": {"interval": span.during},
		"position": {"position": position.id},
		"count": {"number": count(span.subordinates), "one": "subordinate", "many": "subordinates"},
	},
	"agencies": [agency | position.agency.stated; agency := position.agency.value],
	"places": [{"role": "position", "path": position.path}],
	"during": span.during,
}) if {
	some position in input.positions
	some span in position.span
	count(span.subordinates) > 7
}

findings contains lib.record(position, {
	"severity": "note",
	"cause": concat(" ", ["span", position.id]),
	"message": "{period} {position} leads nobody but one, so that this level only passes on orders.",
	"args": {
		"period": {"interval": span.during},
		"position": {"position": position.id},
	},
	"agencies": [agency | position.agency.stated; agency := position.agency.value],
	"places": [{"role": "position", "path": position.path}],
	"during": span.during,
}) if {
	some position in input.positions
	_level(position.title)
	_large(position)
	some span in position.span
	count(span.subordinates) == 1
}

_level("branch-director")

_level(title) if endswith(title, "-section-chief")

# A small structure may well have levels with one below: they are there to grow.
_large(position) if _size[[position.book, position.deployment]] > 7

_size[[command.book, command.deployment]] := count([position |
	some position in input.positions
	position.book == command.book
	position.deployment == command.deployment
]) if some command in input.commands
