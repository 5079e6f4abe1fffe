# METADATA
# scope: package
# title: Nothing says what the host's own officers do
# description: |
#   Roles are those of both sides: the host might manage the protest and helpers the traffic.
#   Where only the helpers have tasks, each can take the other to be there.
# custom:
#   id: roles/host-role-unstated
#   severity: note
#   remedy: Write down which tasks the host keeps, with its own officers and assignments.
#   step: write down what the host's own officers do
#   seeds: [004/roles]
package roe.rules.roles.host_role_unstated

import data.roe.lib

considered := count(_tasked)

findings contains lib.record(deployment, {
	"deployment": deployment.id,
	"severity": "note",
	"cause": "host role unstated",
	"message": "Officers who come to help {host} have their tasks, and nothing says what those of {host} itself do.",
	"args": {"host": {"agency": deployment.host}},
	"agencies": [deployment.host],
	"places": [{"role": "deployment", "path": deployment.path}],
}) if {
	some deployment in input.deployments
	[deployment.book, deployment.id] in _tasked
	not [deployment.book, deployment.id] in _hosted
}

# _tasked are the deployments in which helpers do more than direct traffic or
# hold a perimeter, which leaves the host all the rest.
_tasked contains [role.book, role.deployment] if {
	some role in input.roles
	some task in role.tasks
	not task in {"task/perimeter", "task/traffic"}
}

_hosted contains [assignment.book, assignment.deployment] if {
	some assignment in input.assignments
	assignment.host_present
}
