# METADATA
# scope: package
# title: Nothing says what helpers are there to do
# description: |
#   Whether a task was offered, agreed and allowed can be told only where it is written down. What
#   is left open is decided in the moment.
# custom:
#   id: roles/tasks-unstated
#   severity: note
#   remedy: Write down what these officers are there to do.
#   step: write down what helpers are there to do
#   seeds: [004/roles, 002/352.3]
package roe.rules.roles.tasks_unstated

import data.roe.lib

considered := count(input.roles)

findings contains lib.record(role, {
	"severity": "note",
	"cause": concat(" ", ["tasks unstated", role.assignment]),
	"message": "Nothing says what officers of {agencies} are to do at {assignment}.",
	"args": {
		"agencies": {"agencies": agencies},
		"assignment": {"assignment": role.assignment},
	},
	"agencies": agencies,
	"places": [{"role": "assignment", "path": role.path}],
}) if {
	some role in input.roles
	count(role.tasks) == 0
	assignment := lib.assignments[[role.book, role.deployment, role.assignment]]
	not assignment.front_line # which says it
	agencies := sort({other.agency |
		some other in input.roles
		other.book == role.book
		other.deployment == role.deployment
		other.assignment == role.assignment
	})
}
