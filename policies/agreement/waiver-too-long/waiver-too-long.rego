# METADATA
# scope: package
# title: A waiver runs for too long
# description: |
#   A waiver is for a while. One that runs on and on is an agreement that nobody negotiated, and nobody
#   looks at it again.
# custom:
#   id: agreement/waiver-too-long
#   severity: warning
#   remedy: Shorten it, and have it accepted anew when it ends; or settle the finding for good.
#   step: shorten waivers
#   seeds: []
package roe.rules.agreement.waiver_too_long

import data.roe.lib

considered := count(input.waivers)

findings contains lib.waived(waiver, match, {
	"severity": "warning",
	"message": "The waiver {waiver} runs for {days}, more than the {most} that a waiver can have here: it accepts nothing of what {rule} finds for {agencies}.",
	"args": {
		"days": {"number": waiver.days, "one": "day", "many": "days"},
		"most": {"number": waiver.max_days},
	},
}) if {
	some waiver in input.waivers
	waiver.days > waiver.max_days
	some match in waiver.matches
	not lib.ended(waiver, match)
}
