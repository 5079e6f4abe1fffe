# METADATA
# scope: package
# title: Equipment is used for what its funds do not allow
# description: |
#   A grant that names purposes is broken by another use, and the money may have to be paid back.
# custom:
#   id: resources/funded-purpose
#   severity: warning
#   remedy: Leave the equipment at home, or have whoever granted the funds agree to this use in writing.
#   step: leave at home what its funds do not allow here
#   seeds: [002/352.5]
package roe.rules.resources.funded_purpose

import data.roe.lib

considered := count(input.equipment_uses)

findings contains lib.record(use, {
	"severity": "warning",
	"cause": concat(" ", ["purpose", use.agency, use.equipment]),
	"message": "The funds that paid for {agency}'s {equipment} allow it for {purposes} only, and {event} is for {purpose}.",
	"args": {
		"agency": {"agency": use.agency},
		"equipment": {"equipment": lib.owned(use.agency, use.equipment)},
		"purposes": {"purposes": use.only_for},
		"event": {"deployment": use.deployment},
		"purpose": {"purpose": lib.deployments[[use.book, use.deployment]].purpose},
	},
	"agencies": [use.agency],
	"places": [{"role": use.by, "path": use.path}, {"role": "equipment", "path": use.equipment_path}],
}) if {
	some use in input.equipment_uses
	not use.purpose_ok
}
