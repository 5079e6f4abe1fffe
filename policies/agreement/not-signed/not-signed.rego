# METADATA
# scope: package
# title: A party had not signed when the deployment began
# description: |
#   A signature that comes after the officers does not cover what they did before.
# custom:
#   id: agreement/not-signed
#   severity: error
#   remedy: Have it signed before anybody deploys.
#   step: "have {agencies} sign"
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.not_signed

import data.roe.lib

considered := count(lib.party_uses)

findings contains lib.usage(use, {
	"cause": concat(" ", ["not signed", use.agreement, use.agency]),
	"message": _message(use),
	"args": lib.used(_message(use), {
		"agency": {"agency": use.agency},
		"agreement": {"agreement": use.agreement},
		"signed": {"day": use.signed.value},
	}),
	"places": lib.at_party(use),
}) if {
	some use in lib.party_uses
	not use.signed_in_time
}

_message(use) := "{agency} is to sign {agreement} only on {signed}." if {
	use.deployment == ""
} else := "{agency} signs {agreement} only on {signed}, after the deployment has begun."
