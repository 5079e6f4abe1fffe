# METADATA
# scope: package
# title: Equipment comes without officers who are trained on it
# description: |
#   Equipment that only trained officers may use is of no use, or used unlawfully, where none of
#   them is there. With a loan the training does not come along.
# custom:
#   id: resources/untrained
#   severity: error
#   remedy: Send trained officers along with the equipment, train its users before the day, or leave it at home.
#   step: send trained officers with the equipment
#   seeds: [002/352.5, 004/resources]
package roe.rules.resources.untrained

import data.roe.lib

considered := count([use | some use in input.equipment_uses; use.trained_only.value])

findings contains lib.record(use, {
	"severity": _severity(use),
	"cause": concat(" ", ["untrained", use.agency, use.equipment, use.id]),
	"message": _message(use),
	"args": {
		"agency": {"agency": use.agency},
		"user": {"agency": use.user},
		"equipment": {"equipment": lib.owned(use.agency, use.equipment)},
	},
	"agencies": [agency | some agency in {use.agency, use.user}],
	"places": [{"role": use.by, "path": use.path}, {"role": "equipment", "path": use.equipment_path}],
}) if {
	some use in input.equipment_uses
	use.trained_only.value
	use.trained.value == 0
}

_severity(use) := "error" if {
	use.trained.stated
} else := "warning"

_message(use) := "Only officers trained on it may use {agency}'s {equipment}, and none of {user}'s who are to use it is." if {
	use.trained.stated
} else := "Only officers trained on it may use {agency}'s {equipment}, and nothing says whether any of {user}'s who are to use it is."
