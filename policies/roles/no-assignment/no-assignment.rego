# METADATA
# scope: package
# title: Officers come and the plan has nothing for them
# description: |
#   Officers without an assignment get their task from whoever meets them first, and report to
#   nobody.
# custom:
#   id: roles/no-assignment
#   severity: note
#   remedy: Give the unit an assignment, hold it in a staging area as one, or leave it at home.
#   step: give every unit an assignment
#   seeds: [004/roles, 002/352.3]
package roe.rules.roles.no_assignment

import data.roe.lib

considered := count([unit | some unit in input.units; [unit.book, unit.deployment] in _planned])

findings contains lib.record(unit, {
	"severity": "note",
	"cause": concat(" ", ["no assignment", unit.id]),
	"message": "{unit} comes, and no assignment of the plan is for it.",
	"args": {"unit": {"unit": unit.id}},
	"agencies": [unit.agency],
	"places": [{"role": "unit", "path": unit.path}],
}) if {
	some unit in input.units
	unit.agency != lib.deployments[[unit.book, unit.deployment]].host
	[unit.book, unit.deployment] in _planned
	not [unit.book, unit.deployment, unit.id] in _assigned
}

# _planned are the deployments of which the assignments are written down.
_planned contains [assignment.book, assignment.deployment] if some assignment in input.assignments

_assigned contains [assignment.book, assignment.deployment, id] if {
	some assignment in input.assignments
	some id in assignment.units
}
