# METADATA
# scope: package
# title: A waiver ends soon
# description: |
#   A waiver of what stands in documents, and is no matter of one deployment, ends on a day that nothing
#   else marks. Whoever wants it to go on needs time to have it accepted anew.
# custom:
#   id: agreement/waiver-ends-soon
#   severity: note
#   remedy: Settle the finding by then, or have every agency concerned accept it anew.
#   step: settle what waivers accept, or have it accepted anew
#   seeds: []
package roe.rules.agreement.waiver_ends_soon

import data.roe.lib

considered := count([match | some waiver in input.waivers; some match in waiver.matches; match.holds])

findings contains lib.waived(waiver, match, {
	"severity": "note",
	"message": "The waiver {waiver} ends on {until}: what {rule} finds for {agencies} is open again after that day.",
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	match.holds
	match.deployment == ""
	_day(waiver.until) <= time.add_date(_day(match.today), 0, 0, 30)
}

_day(text) := time.parse_ns("2006-01-02", text)
