# METADATA
# scope: package
# title: Officers get a task that their agency did not offer
# description: |
#   Who sends officers chose for what. A task beyond it was weighed by nobody: not the training,
#   not the liability, not whether they may.
# custom:
#   id: roles/task-not-offered
#   severity: warning
#   remedy: Ask the agency whether it offers the task as well, or give the task to somebody who did.
#   step: "ask {agencies} whether the task is offered, or give it to somebody who offers it"
#   seeds: [004/roles]
package roe.rules.roles.task_not_offered

import data.roe.lib

considered := count([role | some role in input.roles; count(role.offers) > 0])

findings contains lib.tasked(role, role.not_offered, {
	"severity": "warning",
	"cause": concat(" ", ["not offered", role.agency, role.assignment]),
	"message": "Officers of {agency} are to {tasks} at {assignment}, and that is not among what {agency} offers.",
	"places": array.concat(
		[{"role": "assignment", "path": role.path}],
		[{"role": "offer", "path": path} | some path in role.offers],
	),
}) if {
	some role in input.roles
	count(role.not_offered) > 0
}
