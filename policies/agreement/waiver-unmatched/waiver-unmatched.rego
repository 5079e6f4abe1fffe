# METADATA
# scope: package
# title: A waiver accepts what nobody finds
# description: |
#   The conflict may have been settled since, or the waiver names it wrongly. Left in the book it would
#   accept, unread, whatever comes to fit its words later.
# custom:
#   id: agreement/waiver-unmatched
#   severity: warning
#   remedy: Take it out if the conflict is settled; otherwise correct what it names.
#   step: correct waivers that match nothing
#   seeds: []
package roe.rules.agreement.waiver_unmatched

import data.roe.lib

considered := count([waiver | some waiver in input.waivers; waiver.judged])

findings contains lib.waived(waiver, object.union(lib.alone(waiver), _where(waiver)), {
	"severity": "warning",
	"message": _message(waiver),
	"args": {"fingerprint": {"words": waiver.fingerprint.value}},
}) if {
	some waiver in input.waivers
	waiver.judged
	count(waiver.matches) == 0
	not lib.ended(waiver, waiver)
}

_message(waiver) := "No finding has the fingerprint {fingerprint}, which the waiver {waiver} accepts." if {
	waiver.fingerprint.stated
} else := "The waiver {waiver} accepts what {rule} finds for {agencies}, and it finds nothing of the kind."

_where(waiver) := {"deployment": waiver.deployment.value}
