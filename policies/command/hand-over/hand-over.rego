# METADATA
# scope: package
# title: Command passes from one agency to another
# description: |
#   Rules that bind whoever works under an agency's command change with the command. What was
#   allowed an hour before may be forbidden now, and the other way round.
# custom:
#   id: command/hand-over
#   severity: note
#   remedy: Brief the time of the hand-over and what changes with it, and log it when it happens.
#   seeds: [004/command-control]
package roe.rules.command.hand_over

import data.roe.lib

considered := count(input.command_moments)

findings contains lib.record(moment, {
	"severity": "note",
	"cause": concat(" ", array.concat(array.concat(["hand-over"], moment.before), array.concat(["to"], moment.agencies))),
	"message": "On {instant} the command passes from {before} to {after}: from then on the rules of {after} reach those who work under it.",
	"args": {
		"instant": {"instant": moment.during.from},
		"before": {"agencies": moment.before},
		"after": {"agencies": moment.agencies},
	},
	"agencies": moment.agencies,
	"places": [{"role": "command", "path": moment.path}],
	"during": moment.during,
}) if {
	some moment in input.command_moments
	count(moment.before) > 0
	count(moment.agencies) > 0
	moment.before != moment.agencies
}
