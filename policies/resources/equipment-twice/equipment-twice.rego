# METADATA
# scope: package
# title: More equipment is promised at one time than there is
# description: |
#   The same launchers, vehicles or barriers can be lent out under several agreements, each of
#   which looks right by itself. Who comes second finds the store empty.
# custom:
#   id: resources/equipment-twice
#   severity: error
#   remedy: Settle which event gets the equipment, and find the rest elsewhere.
#   step: say which event gets the equipment
#   seeds: [004/other-events, 004/resources, 003/resource-sharing]
package roe.rules.resources.equipment_twice

import data.roe.lib

considered := count(input.equipment_uses)

findings contains finding if {
	some over in input.overbooked
	over.kind == "equipment"
	some finding in lib.overbooked(over, _severity(over), _message(over), {
		"equipment": {"equipment": lib.owned(over.agency, over.thing)},
		"has": lib.pieces(over.has.value),
		"promised": lib.pieces(lib.promised(over)),
	})
}

# What nobody has counted may be enough.
_severity(over) := "error" if {
	over.has.stated
} else := "note"

_message(over) := "Of {equipment}, {agency} has {has}, and {promised} are promised at one time to {events}." if {
	over.has.stated
} else := "{agency}'s {equipment} is promised to {events} at one time, and its list does not say how many it has."
