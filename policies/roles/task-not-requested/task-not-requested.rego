# METADATA
# scope: package
# title: Officers get a task that nobody asked their agency for
# description: |
#   The request is what the agency's approval, and often its cover, is counted from. A task beyond
#   it has to be asked for as well.
# custom:
#   id: roles/task-not-requested
#   severity: note
#   remedy: Add the task to the request before the officers are sent.
#   step: add the task to the request
#   seeds: [004/roles, 004/all-requests]
package roe.rules.roles.task_not_requested

import data.roe.lib

considered := count([role | some role in input.roles; count(role.requests) > 0])

findings contains lib.tasked(role, role.not_requested, {
	"severity": "note",
	"cause": concat(" ", ["not requested", role.agency, role.assignment]),
	"message": "Officers of {agency} are to {tasks} at {assignment}, and no request to {agency} asks for that.",
	"places": array.concat(
		[{"role": "assignment", "path": role.path}],
		[{"role": "request", "path": path} | some path in role.requests],
	),
}) if {
	some role in input.roles
	count(role.not_requested) > 0
}
