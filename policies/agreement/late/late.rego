# METADATA
# scope: package
# title: An approval came after the deployment began
# description: |
#   Approval that comes after the officers does not cover what they did before, and training and
#   briefing that hang on it came too late as well.
# custom:
#   id: agreement/late
#   severity: error
#   remedy: Have the approval given before anybody deploys.
#   step: have approvals given before anybody deploys
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.late

import data.roe.lib

considered := count([approval | some use in lib.party_uses; some approval in use.late])

findings contains lib.usage(use, {
	"cause": concat(" ", ["late", use.agreement, use.agency, approval.by]),
	"message": _message(use),
	"args": lib.used(_message(use), {
		"agency": {"agency": use.agency},
		"body": {"words": lib.signatory[approval.by]},
		"agreement": {"agreement": use.agreement},
		"given": {"day": approval.date},
	}),
	"places": lib.at_party(use),
}) if {
	some use in lib.party_uses
	not use.valid
	some approval in use.late
	not approval.retroactive
}

_message(use) := "{body} is to approve {agreement} for {agency} only on {given}." if {
	use.deployment == ""
} else := "{body} approved {agreement} for {agency} only on {given}, after the deployment had begun."
