# METADATA
# scope: package
# title: A party has left the agreement
# description: |
#   A party that withdrew is a stranger to the agreement from that day on, and so are the others
#   to it.
# custom:
#   id: agreement/withdrawn
#   severity: error
#   remedy: Have the agency join again, or make another agreement with it.
#   step: "have {agencies} join again"
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.withdrawn

import data.roe.lib

considered := count([use | some use in lib.party_uses; use.withdrew.stated])

findings contains lib.usage(use, {
	"cause": concat(" ", ["withdrawn", use.agreement, use.agency]),
	"message": "{agency} left {agreement} on {day}.",
	"args": {
		"agency": {"agency": use.agency},
		"agreement": {"agreement": use.agreement},
		"day": {"day": use.withdrew.value},
	},
	"places": lib.at_party(use),
}) if {
	some use in lib.party_uses
	use.withdrawn
}
