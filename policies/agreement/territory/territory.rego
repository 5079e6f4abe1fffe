# METADATA
# scope: package
# title: The agreement does not reach this place or this kind of agency
# description: |
#   An agreement among agencies of one state does not carry over to those of the next, nor past
#   the territory that it names.
# custom:
#   id: agreement/territory
#   severity: error
#   remedy: Make an agreement that covers the place and the agency, or rely on another that does.
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.territory

import data.roe.lib

considered := count(lib.party_uses)

findings contains lib.usage(use, {
	"cause": concat(" ", ["territory", use.agreement]),
	"message": "{agreement} names the territory in which it applies, and the place of this deployment lies outside of it.",
	"args": {
		"agreement": {"agreement": use.agreement},
	},
	"places": lib.at_agreement(use),
}) if {
	some use in lib.party_uses
	not use.in_territory
}

findings contains lib.usage(use, {
	"cause": concat(" ", ["party state", use.agreement, use.agency]),
	"message": "{agreement} is open only to agencies of the states that it names, and the state of {agency} is not among them.",
	"args": {
		"agreement": {"agreement": use.agreement},
		"agency": {"agency": use.agency},
	},
	"places": lib.at_party(use),
}) if {
	some use in lib.party_uses
	not use.party_state_ok
}

findings contains lib.usage(use, {
	"cause": concat(" ", ["party kind", use.agreement, use.agency]),
	"message": "{agreement} is open only to the kinds of agency that it names, and {agency} is of another kind.",
	"args": {
		"agreement": {"agreement": use.agreement},
		"agency": {"agency": use.agency},
	},
	"places": lib.at_party(use),
}) if {
	some use in lib.party_uses
	not use.party_kind_ok
}
