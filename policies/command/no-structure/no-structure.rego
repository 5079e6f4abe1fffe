# METADATA
# scope: package
# title: The deployment has no command structure
# description: |
#   Officers of several agencies without a stated chain of command each follow their own. Who
#   arriving officers report to has to be settled before they arrive.
# custom:
#   id: command/no-structure
#   severity: warning
#   remedy: Write down who commands, and to whom each unit reports.
#   step: write down who commands
#   seeds: [004/command-control, 003/chain-of-command]
package roe.rules.command.no_structure

import data.roe.lib

considered := count(input.deployments)

findings contains lib.record(deployment, {
	"deployment": deployment.id,
	"severity": "warning",
	"cause": "no command structure",
	"message": "Officers of {agencies} come to help {host}, and nothing says who commands them.",
	"args": {
		"agencies": {"agencies": lib.helpers(deployment)},
		"host": {"agency": deployment.host},
	},
	"agencies": deployment.agencies,
	"places": [{"role": "deployment", "path": deployment.path}],
}) if {
	some deployment in input.deployments
	not deployment.has_command
	count(lib.helpers(deployment)) > 0
	not _by_themselves(deployment)
}

# _by_themselves: helpers who only direct traffic or hold a perimeter, under
# supervisors of their own, can do so on one request.
_by_themselves(deployment) if {
	narrow := [assignment | some assignment in _assignments(deployment); _narrow(assignment)]
	count(narrow) > 0
	count(narrow) == count(_assignments(deployment))
	every unit in _arriving(deployment) {
		lib.led(unit)
	}
}

_assignments(deployment) := [assignment |
	some assignment in input.assignments
	assignment.book == deployment.book
	assignment.deployment == deployment.id
]

_narrow(assignment) if {
	not assignment.front_line
	count(assignment.tasks) > 0
	every task in assignment.tasks {
		task in {"task/perimeter", "task/traffic"}
	}
}

_arriving(deployment) := [unit |
	some unit in input.units
	unit.book == deployment.book
	unit.deployment == deployment.id
	unit.agency != deployment.host
]
