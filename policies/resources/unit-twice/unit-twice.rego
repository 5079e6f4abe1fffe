# METADATA
# scope: package
# title: One unit is promised to two events at once
# description: |
#   A unit that is needed at home or elsewhere turns back on the way, and the event that counted on
#   it stands without help. Agencies promise under several agreements and several people; only a
#   look across all of a season's events shows it.
# custom:
#   id: resources/unit-twice
#   severity: error
#   remedy: Decide which event the unit goes to, tell the other one now, and fill what that leaves open.
#   step: decide to which event the unit goes
#   seeds: [004/other-events, 004/resource-gaps]
package roe.rules.resources.unit_twice

import data.roe.lib

considered := count({[unit.agency, unit.of.value] | some unit in input.units; unit.of.stated}) + count(_units)

_units := [over | some over in input.overbooked; over.kind == "unit"]

findings contains finding if {
	some over in _units
	some finding in lib.overbooked(over, "error", _message(over), {"unit": {"standing": lib.owned(over.agency, over.thing)}})
}

_message(over) := "{agency}'s {unit} is promised to {here} and at the same time to {others}. It can be at one place only." if {
	count(lib.other_events(over)) > 0
} else := "{agency}'s {unit} is counted on more than once at one time in {here}. It can be at one place only."
