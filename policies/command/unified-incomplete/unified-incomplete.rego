# METADATA
# scope: package
# title: A unified command leaves out whose place it is
# description: |
#   Command is unified because each agency's authority ends with its own jurisdiction. Whoever
#   polices a part of the place as its own belongs to it; and with one commander alone it is not
#   unified.
# custom:
#   id: command/unified-incomplete
#   severity: warning
#   remedy: Take the missing agency into the unified command, or state that the command is single and whose it is.
#   step: take the missing agency into the unified command
#   seeds: [004/command-control, 003/jurisdiction]
package roe.rules.command.unified_incomplete

import data.roe.lib

considered := count(_unified)

findings contains lib.record(moment, {
	"severity": "warning",
	"cause": concat(" ", array.concat(["unified without"], moment.absent)),
	"message": "{period} the command is said to be unified, and {absent}, who take part and police part of the place as their own, do not belong to it.",
	"args": {
		"period": {"interval": moment.during},
		"absent": {"agencies": moment.absent},
	},
	"agencies": array.concat(moment.agencies, moment.absent),
	"places": [{"role": "command", "path": moment.path}],
	"during": moment.during,
}) if {
	some moment in _unified
	count(moment.absent) > 0
}

findings contains lib.record(moment, {
	"severity": "warning",
	"cause": "unified alone",
	"message": "{period} the command is said to be unified, and {commander} holds it alone.",
	"args": {
		"period": {"interval": moment.during},
		"commander": {"position": moment.commanders[0]},
	},
	"agencies": moment.agencies,
	"places": [{"role": "command", "path": moment.path}],
	"during": moment.during,
}) if {
	some moment in _unified
	count(moment.absent) == 0
	count(moment.commanders) == 1
}

# That nobody commands is a finding of its own.
_unified := [moment |
	some moment in input.command_moments
	[moment.book, moment.deployment] in lib.unified
	count(moment.commanders) > 0
]
