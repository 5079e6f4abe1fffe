# METADATA
# scope: package
# title: Officers get a task for which the agreement does not let helpers be used
# description: |
#   Powers, liability and cover rest on the agreement. For what it does not let helpers be used
#   for, officers come without any of them.
# custom:
#   id: roles/task-outside-agreement
#   severity: warning
#   remedy: Give the task to officers of the host, or amend the agreement so that it lists the task.
#   step: keep to tasks that the agreement lets helpers do
#   seeds: [004/roles, 004/all-requests]
package roe.rules.roles.task_outside_agreement

import data.roe.lib

considered := count([role | some role in input.roles; count(role.agreements) > 0])

findings contains lib.tasked(role, role.not_agreed, {
	"severity": "warning",
	"cause": concat(" ", ["not agreed", role.host, role.agency, role.assignment]),
	"message": "Officers of {agency} are to {tasks} at {assignment}, and {agreements} does not let helpers be used for that.",
	"args": {
		"agency": {"agency": role.agency},
		"assignment": {"assignment": role.assignment},
		"tasks": {"actions": role.not_agreed, "sensitive": "tactics"},
		"agreements": {"list": [{"agreement": id} | some id in role.agreements]},
	},
	"places": array.concat(
		[{"role": "assignment", "path": role.path}],
		[{"role": "agreement", "path": agreement.path} |
			some agreement in input.agreements
			agreement.book == role.book
			agreement.id in role.agreements
		],
	),
}) if {
	some role in input.roles
	count(role.not_agreed) > 0
}
