# METADATA
# scope: package
# title: A waiver has not begun
# description: |
#   A waiver signed in advance accepts nothing before its first day. Until then the finding is open, and
#   officers who are sent out earlier go without it.
# custom:
#   id: agreement/waiver-not-yet
#   severity: note
#   remedy: Wait for its first day, or have every agency concerned accept the finding from an earlier one.
#   step: have waivers accepted from an earlier day
#   seeds: []
package roe.rules.agreement.waiver_not_yet

import data.roe.lib

considered := count(input.waivers)

findings contains lib.waived(waiver, match, {
	"severity": "note",
	"message": "The waiver {waiver} begins on {from}: until then what {rule} finds for {agencies} is open.",
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	match.today < waiver.from
}
