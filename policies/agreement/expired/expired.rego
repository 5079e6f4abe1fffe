# METADATA
# scope: package
# title: The agreement has ended
# description: |
#   An agreement that has run out settles nothing: neither powers nor cost nor whose rules apply.
#   What was agreed once is no basis for what happens after its end.
# custom:
#   id: agreement/expired
#   severity: error
#   remedy: Renew the agreement for the whole deployment, or rely on another that holds.
#   step: renew it for the whole deployment
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.expired

import data.roe.lib

considered := count(lib.party_uses)

findings contains lib.usage(use, {
	"cause": concat(" ", ["expired", use.agreement]),
	"message": _message(use),
	"args": lib.used(_message(use), {
		"agreement": {"agreement": use.agreement},
		"end": {"day": use.until.value},
	}),
	"places": lib.at_agreement(use),
}) if {
	some use in lib.party_uses
	use.expired
}

_message(use) := "{agreement} ended on {end}." if {
	use.deployment == ""
} else := "{agreement} ended on {end}, before the deployment began, and nothing in it holds there." if {
	use.until.value < lib.day(lib.deployments[[use.book, use.deployment]].during.from)
} else := "{agreement} ends on {end}, while the deployment is still going on, and nothing in it holds to the end."
