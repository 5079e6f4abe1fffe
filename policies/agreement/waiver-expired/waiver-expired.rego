# METADATA
# scope: package
# title: A waiver has ended
# description: |
#   A waiver accepts a finding for its days alone, so that nobody lives on with a conflict which was
#   to be borne for a while. After its last day the finding is open again.
# custom:
#   id: agreement/waiver-expired
#   severity: warning
#   remedy: Settle the finding, or have every agency concerned accept it anew for further days.
#   step: settle what waivers accepted, or have it accepted anew
#   seeds: []
package roe.rules.agreement.waiver_expired

import data.roe.lib

considered := count(input.waivers)

findings contains lib.waived(waiver, match, {
	"severity": "warning",
	"message": "The waiver {waiver} ended on {until}: what {rule} finds for {agencies} is open again.",
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	lib.ended(waiver, match)
}

findings contains lib.waived(waiver, lib.alone(waiver), {
	"severity": "note",
	"message": "The waiver {waiver} ended on {until} and accepts nothing any more.",
	"remedy": "Take it out of the book, or keep it as a record of what was accepted.",
}) if {
	some waiver in input.waivers
	count(waiver.matches) == 0
	lib.ended(waiver, waiver)
}
