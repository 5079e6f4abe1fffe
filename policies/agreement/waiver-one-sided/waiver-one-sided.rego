# METADATA
# scope: package
# title: A waiver lacks a signature
# description: |
#   A conflict is between agencies, and one of them cannot accept it for the other. Each that the finding
#   concerns must have signed, by name, office and day. One that is dated after today is not given yet.
# custom:
#   id: agreement/waiver-one-sided
#   severity: warning
#   remedy: Have it accepted by every agency named, with name, office and day under acceptedBy.
#   step: have waivers accepted by every agency named
#   seeds: []
package roe.rules.agreement.waiver_one_sided

import data.roe.lib

considered := count([match | some waiver in input.waivers; some match in waiver.matches])

findings contains lib.waived(waiver, match, {
	"severity": "warning",
	"message": "The waiver {waiver} lacks the signature of {missing}: it accepts nothing of what {rule} finds for {agencies}.",
	"args": {"missing": {"agencies": missing}},
	"places": array.concat([lib.at_waiver(waiver)], [{"role": "not signed", "path": acceptance.path} |
		some acceptance in waiver.acceptances
		acceptance.agency in missing
	]),
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	missing := [agency | some agency in match.missing; not agency in {a.agency | some a in _later(waiver, match)}]
	count(missing) > 0
	not lib.ended(waiver, match)
}

findings contains lib.waived(waiver, match, {
	"severity": "warning",
	"message": "In the waiver {waiver} the signature of {agency} is dated {day}, which is still to come: it accepts nothing of what {rule} finds for {agencies}.",
	"args": {"agency": {"agency": acceptance.agency}, "day": {"day": acceptance.on.value}},
	"places": [{"role": "signature", "path": acceptance.path}, lib.at_waiver(waiver)],
	"remedy": "Correct the day of the signature under acceptedBy, or wait for it.",
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	some acceptance in _later(waiver, match)
	not lib.ended(waiver, match)
}

# _later are the signatures that are whole, but for their day: it is to come.
_later(waiver, match) := [acceptance |
	some acceptance in waiver.acceptances
	acceptance.agency in match.missing
	acceptance.signed
]
