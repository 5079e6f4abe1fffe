# METADATA
# scope: package
# title: Officers get a task that their agency declined
# description: |
#   What an agency declined its officers will not do, and rightly. A plan that counts on it has a
#   gap where it believes to have officers.
# custom:
#   id: roles/task-declined
#   severity: error
#   remedy: Take the task from these officers and give it to an agency that offers it, or plan without it.
#   step: take from officers the tasks that their agency declined
#   seeds: [004/roles, 004/two-way]
package roe.rules.roles.task_declined

import data.roe.lib

considered := count([role | some role in input.roles; count(role.offers) > 0])

findings contains lib.tasked(role, role.declined, {
	"severity": "error",
	"cause": concat(" ", ["declined", role.agency, role.assignment]),
	"message": "Officers of {agency} are to {tasks} at {assignment}, and {agency} declined that.",
	"places": array.concat(
		[{"role": "assignment", "path": role.path}],
		[{"role": "offer", "path": path} | some path in role.offers],
	),
}) if {
	some role in input.roles
	count(role.declined) > 0
}
