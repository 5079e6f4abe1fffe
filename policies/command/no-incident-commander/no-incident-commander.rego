# METADATA
# scope: package
# title: Nobody is incident commander
# description: |
#   Somebody must hold the command at every moment. While nobody does, no order binds the agencies
#   together, and no approval that the rules ask of the incident commander can be given.
# custom:
#   id: command/no-incident-commander
#   severity: error
#   remedy: Name an incident commander for all of this time.
#   step: name an incident commander for all of the time
#   seeds: [004/command-control]
package roe.rules.command.no_incident_commander

import data.roe.lib

considered := count(input.command_moments)

findings contains lib.record(moment, {
	"severity": "error",
	"cause": "no incident commander",
	"message": _message(moment),
	"args": lib.used(_message(moment), {
		"period": {"interval": moment.during},
	}),
	"places": [{"role": "command", "path": moment.path}],
	"during": moment.during,
}) if {
	some moment in input.command_moments
	count(moment.commanders) == 0
}

_message(moment) := "{period} nobody holds the post of incident commander: the plan has the post and leaves it vacant." if {
	count(moment.vacant) > 0
} else := "{period} nobody is incident commander."
