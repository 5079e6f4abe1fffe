# METADATA
# scope: package
# title: Two incident commanders without a unified command
# description: |
#   Two persons may command together only as a unified command, with one set of objectives.
#   Otherwise officers get two orders, and each is good.
# custom:
#   id: command/two-commanders
#   severity: error
#   remedy: State that the command is unified, or name one incident commander.
#   step: name one incident commander, or unite the command
#   seeds: [004/command-control]
package roe.rules.command.two_commanders

import data.roe.lib

considered := count(input.command_moments)

findings contains lib.record(moment, {
	"severity": "error",
	"cause": concat(" ", array.concat(["two commanders"], moment.commanders)),
	"message": "{period} {commanders} are in command at the same time, and nothing says that they command together.",
	"args": {
		"period": {"interval": moment.during},
		"commanders": {"list": [{"position": id} | some id in moment.commanders]},
	},
	"agencies": moment.agencies,
	"places": lib.position_places(moment, moment.commanders),
	"during": moment.during,
}) if {
	some moment in input.command_moments
	count(moment.commanders) > 1
	not [moment.book, moment.deployment] in lib.unified
}
