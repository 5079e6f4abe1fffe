# METADATA
# scope: package
# title: A waiver accepts more than one conflict
# description: |
#   Nobody can accept in a sentence what is several conflicts, and a waiver that takes in all of a rule
#   takes in tomorrow's as well. One that names neither a deployment nor actions is for one conflict.
# custom:
#   id: agreement/waiver-over-broad
#   severity: warning
#   remedy: Name the fingerprint, the deployment or the actions, or write a waiver for each finding.
#   step: write a waiver for each conflict
#   seeds: []
package roe.rules.agreement.waiver_over_broad

import data.roe.lib

considered := count([waiver | some waiver in input.waivers; waiver.rule.stated])

findings contains lib.waived(waiver, match, {
	"severity": "warning",
	"message": _message(waiver),
	"args": {
		"count": {"number": count(waiver.matches), "one": "finding", "many": "findings"},
		"most": {"number": waiver.max_matches},
	},
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	not lib.ended(waiver, match)
}

_message(waiver) := "The waiver {waiver} takes in {count} of {rule}, more than the {most} that one waiver can accept here: it accepts none of them." if {
	count(waiver.matches) > waiver.max_matches
} else := "The waiver {waiver} takes in {count} of {rule} and names neither a deployment nor actions: it accepts none of them." if {
	count(waiver.matches) > 1
	not waiver.deployment.stated
	count(waiver.actions) == 0
}
