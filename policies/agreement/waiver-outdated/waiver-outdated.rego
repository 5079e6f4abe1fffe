# METADATA
# scope: package
# title: A document changed after its conflict was accepted
# description: |
#   Whoever accepts a conflict accepts what the documents said on that day. A text that was adopted or
#   took effect later has not been accepted by anybody.
# custom:
#   id: agreement/waiver-outdated
#   severity: warning
#   remedy: Have every agency concerned read the document as it is now, and accept the finding anew.
#   step: have waivers accepted anew, as the documents are now
#   seeds: []
package roe.rules.agreement.waiver_outdated

import data.roe.lib

considered := count([match | some waiver in input.waivers; some match in waiver.matches])

findings contains lib.waived(waiver, match, {
	"severity": "warning",
	"message": "{document} is of {changed}, and {agency} accepted on {accepted}: the waiver {waiver} accepts nothing of what {rule} now finds for {agencies}.",
	"args": {
		"document": {"instrument": outdated.document},
		"changed": {"day": outdated.changed},
		"agency": {"agency": outdated.agency},
		"accepted": {"day": outdated.accepted},
	},
	"places": [lib.at_waiver(waiver), {"role": "document", "path": outdated.path}],
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	some outdated in match.outdated
	not lib.ended(waiver, match)
}
