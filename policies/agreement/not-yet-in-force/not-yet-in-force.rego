# METADATA
# scope: package
# title: The agreement is not in force yet
# description: |
#   An agreement that takes effect only after the officers have arrived gives them neither powers
#   nor cover for the time before.
# custom:
#   id: agreement/not-yet-in-force
#   severity: error
#   remedy: Bring its beginning forward in writing, or rely on another agreement until then.
#   step: bring its beginning forward
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.not_yet_in_force

import data.roe.lib

considered := count(lib.party_uses)

findings contains lib.usage(use, {
	"cause": concat(" ", ["not yet in force", use.agreement]),
	"message": _message(use),
	"args": lib.used(_message(use), {
		"agreement": {"agreement": use.agreement},
		"beginning": {"day": use.from.value},
	}),
	"places": lib.at_agreement(use),
}) if {
	some use in lib.party_uses
	not use.started
}

_message(use) := "{agreement} takes effect only on {beginning}." if {
	use.deployment == ""
} else := "{agreement} takes effect only on {beginning}, after the deployment has begun."
