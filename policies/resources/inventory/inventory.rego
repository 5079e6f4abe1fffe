# METADATA
# scope: package
# title: A count of equipment is overdue
# description: |
#   An inventory that is not kept is no proof of what there is, what was lent and what was used.
#   Agreements ask for a fresh one every few years.
# custom:
#   id: resources/inventory
#   severity: warning
#   remedy: Count it, and write the day down.
#   step: count the equipment
#   seeds: [002/352.5, 004/resources]
package roe.rules.resources.inventory

import data.roe.lib

considered := count([thing | some thing in input.equipment; thing.inventory_every_months.stated])

findings contains lib.record(thing, {
	"deployment": "",
	"severity": "warning",
	"cause": concat(" ", ["inventory", thing.agency, thing.id]),
	"message": message,
	"args": lib.used(message, {
		"agency": {"agency": thing.agency},
		"equipment": {"equipment": lib.owned(thing.agency, thing.id)},
		"day": {"day": thing.inventoried.value},
		"due": {"day": thing.inventory_due.value},
	}),
	"agencies": [thing.agency],
	"places": [{"role": "equipment", "path": thing.path}],
}) if {
	some thing in input.equipment
	message := _overdue(thing)
}

_overdue(thing) := "{agency} last counted its {equipment} on {day}, and the next count was due by {due}." if {
	thing.inventory_due.stated
	thing.inventory_due.value < input.today
} else := "{agency} is to count its {equipment} regularly, and no count is on record." if {
	thing.inventory_every_months.stated
	not thing.inventoried.stated
}
