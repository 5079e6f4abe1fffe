# METADATA
# scope: package
# title: Equipment that must be shared is refused
# description: |
#   Federal programmes pay for equipment on the condition that it is shared on request. An agency
#   may decline to send officers; what the grant paid for it may not keep back so freely.
# custom:
#   id: resources/sharing-refused
#   severity: warning
#   remedy: Have the agency lend the equipment, or state in writing on which condition of the grant it declines.
#   step: have the equipment lent, or the refusal stated in writing
#   seeds: [002/352.5, 003/resource-sharing]
package roe.rules.resources.sharing_refused

import data.roe.lib

considered := count(input.refusals)

findings contains lib.record(refusal, {
	"severity": "warning",
	"cause": concat(" ", ["refused", refusal.agency, refusal.equipment]),
	"message": "{agency} does not lend its {equipment}, which the funds that paid for it oblige it to share.",
	"args": {
		"agency": {"agency": refusal.agency},
		"equipment": {"equipment": lib.owned(refusal.agency, refusal.equipment)},
	},
	"agencies": [refusal.agency],
	"places": [{"role": "offer", "path": refusal.path}, {"role": "equipment", "path": refusal.equipment_path}],
}) if {
	some refusal in input.refusals
	refusal.must_share.value
}
