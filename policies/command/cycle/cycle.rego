# METADATA
# scope: package
# title: Positions report to one another in a ring
# description: |
#   A chain of command that closes on itself ends with nobody.
# custom:
#   id: command/cycle
#   severity: error
#   remedy: Say which of these positions stands above the others.
#   step: say which of the positions stands above the others
#   seeds: [004/command-control, 003/chain-of-command]
package roe.rules.command.cycle

import data.roe.lib

considered := count(input.commands)

findings contains lib.record(command, {
	"severity": "error",
	"cause": concat(" ", array.concat(["cycle"], command.cycle)),
	"message": "{positions} report to one another in a ring, so that none of them answers to the incident commander.",
	"args": {"positions": {"list": [{"position": id} | some id in command.cycle]}},
	"places": lib.position_places(command, command.cycle),
}) if {
	some command in input.commands
	count(command.cycle) > 0
}
