# METADATA
# scope: package
# title: An approval of the agreement has run out
# description: |
#   Where a governing body approves for a limited time the agreement falls with the approval,
#   whatever its own term says. Officers who go out after that go without it.
# custom:
#   id: agreement/approval-lapsed
#   severity: error
#   remedy: Have the approval renewed before the deployment.
#   step: "renew the approval of {agencies}"
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.approval_lapsed

import data.roe.lib

considered := count([approval | some use in lib.party_uses; some approval in array.concat(use.lapsed, use.ending)])

findings contains lib.usage(use, {
	"cause": concat(" ", ["approval lapsed", use.agreement, use.agency, approval.by]),
	"message": message,
	"args": lib.used(message, {
		"agency": {"agency": use.agency},
		"body": {"words": lib.signatory[approval.by]},
		"agreement": {"agreement": use.agreement},
		"end": {"day": approval.date},
	}),
	"places": lib.at_party(use),
}) if {
	some use in lib.party_uses
	not use.valid
	some [approval, message] in array.concat(
		[[approval, _message(use)] | some approval in use.lapsed],
		[[approval, _meanwhile] | some approval in use.ending],
	)
}

_meanwhile := "{body} approved {agreement} for {agency} only until {end}, and the deployment goes on after that."

_message(use) := "{body} approved {agreement} for {agency} only until {end}." if {
	use.deployment == ""
} else := "{body} approved {agreement} for {agency} only until {end}, so that {agency} takes part in this deployment without it."
