# METADATA
# scope: package
# title: A position is outside the chain of command
# description: |
#   Every position answers, through others or directly, to the incident commander. One that does
#   not gets no orders, and nobody hears what it reports.
# custom:
#   id: command/orphan
#   severity: warning
#   remedy: Say to whom the position reports.
#   step: say to whom every position reports
#   seeds: [004/command-control, 003/chain-of-command]
package roe.rules.command.orphan

import data.roe.lib

considered := count(input.positions)

findings contains lib.record(position, {
	"severity": "warning",
	"cause": concat(" ", ["orphan", position.id]),
	"message": "No chain of command leads from {position} to the incident commander.",
	"args": {"position": {"position": position.id}},
	"agencies": [agency | position.agency.stated; agency := position.agency.value],
	"places": [{"role": "position", "path": position.path}],
}) if {
	some position in input.positions
	position.orphan
	not [position.book, position.deployment, position.id] in _ring
	[position.book, position.deployment] in _commanded
}

# A ring, and a structure without any incident commander, are findings of
# their own.
_ring contains [command.book, command.deployment, id] if {
	some command in input.commands
	some id in command.cycle
}

_commanded contains [position.book, position.deployment] if {
	some position in input.positions
	position.title == "incident-commander"
}
