# METADATA
# scope: package
# title: The plan counts on what an agency does only as an exception
# description: |
#   Some agencies transport other agencies' arrestees in exceptional circumstances only. Who plans
#   with it finds out on the spot that nobody moves the people who were arrested.
# custom:
#   id: accountability/arrestees
#   severity: warning
#   remedy: Have the host's own officers do it, or have the agency's chief agree to the exception beforehand.
#   step: have the host's own officers do what an agency does only as an exception
#   seeds: [002/arrestees]
package roe.rules.accountability.arrestees

import data.roe.lib

considered := count([assignment |
	some assignment in input.assignments
	some task in assignment.tasks
	some action in input.actions
	[action.book, action.id, action.topic] == [assignment.book, task, "accountability"]
])

findings contains lib.record(exception, {
	"severity": "warning",
	"cause": concat(" ", ["only as an exception", exception.agency, exception.action]),
	"agencies": [exception.agency, exception.host],
	"actions": [exception.action],
	"message": "The plan counts on officers of {agency} to {action}. Their rules allow that only as an exception ({norms}).",
	"args": {
		"agency": {"agency": exception.agency},
		"action": {"actions": [exception.action], "sensitive": "tactics"},
		"norms": {"norms": exception.norms},
	},
	"places": array.concat(
		[{"role": "assignment", "path": exception.path}],
		lib.cites(exception.book, exception.norms, "own rule"),
	),
}) if {
	some exception in input.exceptions
	not _banned(exception)
}

# _banned: what they must never do is a clash of its own.
_banned(exception) if {
	some clash in input.clashes.against_own_rules
	[clash.book, clash.deployment] == [exception.book, exception.deployment]
	exception.action in clash.actions
	exception.agency in clash.right.agencies
}
