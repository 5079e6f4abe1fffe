# METADATA
# scope: package
# title: The incident commander is not on the command net
# description: |
#   Whoever commands must hear the other commanders and be heard by them.
# custom:
#   id: communications/commander-off-command-net
#   severity: warning
#   remedy: "Put the incident commander on the command net."
#   step: put the incident commander on the command net
#   seeds: [004/communications]
package roe.rules.communications.commander_off_command_net

import data.roe.lib

considered := count([position | some position in _commanders])

_commanders := [position |
	some position in input.positions
	position.title == "incident-commander"
	position.agency.stated
]

findings contains lib.record(position, {
	"severity": "warning",
	"cause": concat(" ", ["off command net", position.id]),
	"message": "{commander} is not on {nets}, where commanders talk to one another.",
	"args": {
		"commander": {"position": position.id},
		"nets": {"list": [{"net": net.id} | some net in nets]},
	},
	"agencies": [position.agency.value],
	"places": array.concat(
		[{"role": "position", "path": position.path}],
		[{"role": "net", "path": net.path} | some net in nets],
	),
}) if {
	some position in _commanders
	nets := [net | some net in lib.nets_of(position); net.use == "command"]
	count(nets) > 0
	every net in nets {
		not position.id in net.members
	}
}
