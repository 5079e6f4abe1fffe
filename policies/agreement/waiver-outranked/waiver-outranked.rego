# METADATA
# scope: package
# title: A waiver accepts what agencies cannot waive
# description: |
#   No agency can accept for its officers that they break a statute, a court order, a consent decree or
#   a regulation, nor what another government or agency made. What is a question of law is not settled
#   by a signature.
# custom:
#   id: agreement/waiver-outranked
#   severity: error
#   remedy: Take the waiver out and settle the finding, so that nobody has to break the law.
#   step: take out waivers of what agencies cannot waive
#   seeds: []
package roe.rules.agreement.waiver_outranked

import data.roe.lib

considered := count([match | some waiver in input.waivers; some match in waiver.matches])

findings contains lib.waived(waiver, match, {
	"severity": _severity(above),
	"message": _message(above),
	"args": {"document": {"instrument": above.document}},
	"places": [lib.at_waiver(waiver), {"role": "document", "path": above.path}],
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	some above in match.above
	not lib.ended(waiver, match)
}

findings contains lib.waived(waiver, match, {
	"severity": "error",
	"message": "What {rule} finds for {agencies} is a question of law, which no agency can waive: the waiver {waiver} accepts nothing of it.",
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	match.law_question
	count(match.above) == 0
	not lib.ended(waiver, match)
}

_severity(above) := "error" if above.law

else := "warning"

_message(above) := "What {rule} finds for {agencies} rests on {document}, which no agency can waive: the waiver {waiver} accepts nothing of it." if {
	above.law
} else := "What {rule} finds for {agencies} rests on {document}, which is not theirs to waive: the waiver {waiver} accepts nothing of it."
