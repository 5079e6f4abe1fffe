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
#   step: "make it cover {agencies}, and the place"
#   seeds: [004/agreements-up-to-date, 003/jurisdiction, 004/all-requests]
package roe.rules.agreement.territory

import data.roe.lib

considered := count(lib.party_uses)

findings contains lib.usage(use, {
	"cause": concat(" ", ["territory", use.agreement]),
	"message": "{agreement} names the territory in which it applies, and {place} lies outside of it.",
	"args": {
		"agreement": {"agreement": use.agreement},
		"place": {"place": lib.deployments[[use.book, use.deployment]].place},
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

# The event lies inside of the territory, and a post of it does not.
findings contains lib.usage(use, {
	"severity": "warning",
	"cause": concat(" ", ["outside", use.agreement, assignment]),
	"message": "{agreement} reaches the place of this deployment, but not {assignment}, where officers of {agency} serve.",
	"args": {
		"agreement": {"agreement": use.agreement},
		"assignment": {"assignment": assignment},
		"agency": {"agencies": [use.agency]},
	},
	"places": array.concat(
		[{"role": "assignment", "path": path} | path := lib.assignments[[use.book, use.deployment, assignment]].path],
		lib.at_agreement(use),
	),
}) if {
	some use in lib.party_uses
	use.in_territory
	some assignment in use.outside
}
