# METADATA
# scope: package
# title: A unit is on no net
# description: |
#   A unit that is on no net cannot be warned, recalled or helped.
# custom:
#   id: communications/not-on-a-net
#   severity: warning
#   remedy: Put the unit on the net of the assignment on which it serves.
#   step: put every unit on a net
#   seeds: [004/communications]
package roe.rules.communications.not_on_a_net

import data.roe.lib

considered := count([unit |
	some deployment in lib.radio_plans
	some unit in input.units
	unit.book == deployment.book
	unit.deployment == deployment.id
])

findings contains lib.record(unit, {
	"severity": "warning",
	"cause": concat(" ", ["no net", unit.id]),
	"message": "{unit} is on none of the nets of the radio plan.",
	"args": {"unit": {"unit": unit.id}},
	"agencies": [unit.agency],
	"places": [{"role": "unit", "path": unit.path}],
}) if {
	some deployment in lib.radio_plans
	some unit in input.units
	unit.book == deployment.book
	unit.deployment == deployment.id
	not [unit.book, unit.deployment, unit.id] in _heard
}

_heard contains [net.book, net.deployment, member] if {
	some net in input.nets
	some member in net.members
}
