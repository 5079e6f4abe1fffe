# METADATA
# scope: package
# title: Equipment is past its date
# description: |
#   Munitions and protective equipment past their date misfire or fail, and their use is hard to
#   defend afterwards.
# custom:
#   id: resources/expired
#   severity: error
#   remedy: Replace it before the event, or leave it at home.
#   step: replace equipment that is past its date
#   seeds: [004/resources]
package roe.rules.resources.expired

import data.roe.lib

considered := count([use | some use in input.equipment_uses; use.expires.stated])

findings contains lib.record(use, {
	"severity": _severity(use),
	"cause": concat(" ", ["expired", use.agency, use.equipment]),
	"message": _message(use),
	"args": {
		"agency": {"agency": use.agency},
		"equipment": {"equipment": lib.owned(use.agency, use.equipment)},
		"day": {"day": use.expires.value},
		"event": {"deployment": use.deployment},
	},
	"agencies": [use.agency],
	"places": [{"role": use.by, "path": use.path}, {"role": "equipment", "path": use.equipment_path}],
	"during": use.during,
}) if {
	some use in input.equipment_uses
	true in [use.expired, use.expiring]
}

_severity(use) := "error" if {
	use.expired
} else := "warning"

_message(use) := "{agency}'s {equipment} may be used until {day}, which lies before {event}." if {
	use.expired
} else := "{agency}'s {equipment} may be used until {day} only, and {event} lasts longer."
