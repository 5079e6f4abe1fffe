# METADATA
# scope: package
# title: An agency will stay away because its condition is not met
# description: |
#   An agency may say under which conditions it comes. Where the place forbids what it insists on,
#   it is within its rights to stay away, and the plan is short of it.
# custom:
#   id: agreement/offer-unmet
#   severity: warning
#   remedy: Find these officers elsewhere, or agree with the agency on tasks for which it does not need this.
#   step: "meet the condition of {agencies}, or find these officers elsewhere"
#   seeds: [004/resource-gaps]
package roe.rules.agreement.offer_unmet

import data.roe.lib

considered := count([unmet | some offer in input.offers; some unmet in offer.unmet])

findings contains lib.record(offer, {
	"severity": "warning",
	"cause": concat(" ", ["unmet", offer.by, unmet.action]),
	"message": message,
	"args": lib.used(message, {
		"agency": {"agency": offer.by},
		"action": {"action": unmet.action},
		"rules": {"norms": unmet.norms},
		"tasks": {"actions": offer.tasks, "as": "name", "sensitive": "tactics"},
	}),
	"agencies": [offer.by],
	"actions": [unmet.action],
	"places": array.concat([{"role": "offer", "path": offer.path}], lib.cites(offer.book, unmet.norms, "host rule")),
}) if {
	some offer in input.offers
	not offer.declined
	some unmet in offer.unmet
	message := _message(offer)
}

_message(offer) := "{agency} comes only if its officers may {action}, and that is forbidden there ({rules}): count on it to stay away." if {
	count(offer.tasks) == 0
} else := "{agency} comes only if its officers may {action}, and that is forbidden there ({rules}): count on it to stay away, and look elsewhere for {tasks}."
