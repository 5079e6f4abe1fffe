# METADATA
# scope: package
# title: Somebody who must sign or approve has not
# description: |
#   A chief who signs what needs the council's approval binds nobody. Approval after the fact may
#   or may not cover what was done before it: that is for counsel to say.
# custom:
#   id: agreement/signatory
#   severity: error
#   remedy: Have whoever must sign or approve do so before the deployment.
#   step: "have {agencies} sign or approve"
#   seeds: [004/agreements-up-to-date, 000/agreement-signed]
package roe.rules.agreement.signatory

import data.roe.lib

considered := count([need | some use in lib.party_uses; some need in use.needs])

findings contains lib.usage(use, {
	"cause": concat(" ", ["signatory", use.agreement, use.agency, body]),
	"message": message,
	"args": lib.used(message, {
		"agency": {"agency": use.agency},
		"body": {"words": lib.signatory[body]},
		"agreement": {"agreement": use.agreement},
		"given": {"list": [{"day": approval.date} | some approval in use.late; approval.by == body]},
	}),
	"places": lib.at_party(use),
}) if {
	some use in lib.party_uses
	some body in (_missing(use) | _afterwards(use))
	message := _message(use, body)
}

# _missing lists who has to bind the party and did not; what ran out or came
# late is the finding of another rule.
_missing(use) := {body |
	some body in use.lacking
	not body in {approval.by | some approval in array.concat(use.lapsed, use.late)}
}

_afterwards(use) := {approval.by |
	not use.valid
	some approval in use.late
	approval.retroactive
}

_message(use, body) := "{body} approved {agreement} for {agency} only on {given} and for the time before as well: whether that holds is for counsel to say." if {
	body in _afterwards(use)
	use.deployment == ""
} else := "{body} approved {agreement} for {agency} only afterwards, on {given}: whether that covers this deployment is for counsel to say." if {
	body in _afterwards(use)
} else := "{body} has to sign or approve {agreement} for {agency}, and has not." if {
	use.deployment == ""
} else := "{body} had to sign or approve {agreement} for {agency}, and had not when the deployment began."
