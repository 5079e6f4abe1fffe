# METADATA
# scope: package
# title: A waiver lacks a signature
# description: |
#   A conflict is between agencies, and one of them cannot accept it for the other. Each that the finding
#   concerns must have signed, by name, office and day.
# custom:
#   id: agreement/waiver-one-sided
#   severity: warning
#   remedy: Have it accepted by every agency named, with name, office and day under acceptedBy.
#   seeds: []
package roe.rules.agreement.waiver_one_sided

import data.roe.lib

considered := count([match | some waiver in input.waivers; some match in waiver.matches])

findings contains lib.waived(waiver, match, {
	"severity": "warning",
	"message": "The waiver {waiver} lacks the signature of {missing}: it accepts nothing of what {rule} finds for {agencies}.",
	"args": {"missing": {"agencies": match.missing}},
	"places": array.concat([lib.at_waiver(waiver)], [{"role": "not signed", "path": acceptance.path} |
		some acceptance in waiver.acceptances
		acceptance.agency in match.missing
	]),
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	count(match.missing) > 0
	not lib.ended(waiver, match)
}
