# METADATA
# scope: package
# title: An agency promises more officers than it can send
# description: |
#   Each promise is small, and together they are more than the agency has. It then breaks one of
#   them on the day, or leaves its own town without police.
# custom:
#   id: resources/over-committed
#   severity: error
#   remedy: Have the agency say which promises it keeps, and plan the rest without it.
#   step: "have {agencies} say which promises hold"
#   seeds: [004/other-events, 004/resource-gaps]
package roe.rules.resources.over_committed

import data.roe.lib

considered := count([agency | some agency in input.agencies; agency.available.stated])

findings contains finding if {
	some over in input.overbooked
	over.kind == "officers"
	some finding in lib.overbooked(over, "error", _message, {
		"has": lib.officers(over.has.value),
		"promised": lib.officers(lib.promised(over)),
	})
}

_message := "{agency} says that it can send {has} at one time, and {promised} are promised to {events}."
