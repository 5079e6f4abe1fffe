# METADATA
# scope: package
# title: A waiver does not last as long as the deployment
# description: |
#   What is accepted for other days than those of the deployment is not accepted for the officers who
#   will stand there. A waiver must hold on every day of it, to the last.
# custom:
#   id: agreement/waiver-ends-early
#   severity: warning
#   remedy: Have it accepted for all days of the deployment, or settle the finding.
#   step: have waivers accepted for all days
#   seeds: []
package roe.rules.agreement.waiver_ends_early

import data.roe.lib

considered := count([match | some waiver in input.waivers; some match in waiver.matches; match.deployment != ""])

findings contains lib.waived(waiver, match, {
	"severity": "warning",
	"message": _message(waiver, match),
	"args": {
		"deployment": {"deployment": match.deployment},
		"begins": {"day": match.begins},
		"ends": {"day": match.ends},
	},
	"places": [lib.at_waiver(waiver), {"role": "deployment", "path": lib.deployments[[waiver.book, match.deployment]].path}],
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	match.deployment != ""
	not lib.ended(waiver, match)
}

_message(waiver, match) := "The waiver {waiver} ends on {until}, and {deployment} lasts to {ends}: it accepts nothing of what {rule} finds for {agencies}." if {
	waiver.until < match.ends
} else := "The waiver {waiver} begins on {from}, and {deployment} on {begins}: it accepts nothing of what {rule} finds for {agencies}." if {
	match.begins < waiver.from
}
