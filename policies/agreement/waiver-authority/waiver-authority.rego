# METADATA
# scope: package
# title: A waiver was accepted by somebody without the authority
# description: |
#   What can yield follows from who signed. A chief can accept what stands against the policies and
#   directives of the agency, a governing body also against its resolutions and ordinances, an attorney
#   nothing by signing alone. Where nobody can accept it at all, agreement/waiver-outranked says so.
# custom:
#   id: agreement/waiver-authority
#   severity: warning
#   remedy: Have it accepted by the governing body, or by whoever else can bind the agency to it; or settle the finding.
#   step: have waivers accepted by somebody who may
#   seeds: []
package roe.rules.agreement.waiver_authority

import data.roe.lib

considered := count([match | some waiver in input.waivers; some match in waiver.matches])

findings contains lib.waived(waiver, match, {
	"severity": "warning",
	"message": _message(unable),
	"args": {
		"who": {"words": lib.signatory[unable.by]},
		"agency": {"agency": unable.agency},
		"document": {"instrument": unable.document},
	},
	"places": [{"role": "signature", "path": unable.path}, lib.at_waiver(waiver)],
}) if {
	some waiver in input.waivers
	some match in waiver.matches
	some unable in match.unable
	count(match.above) == 0
	not match.law_question
	not lib.ended(waiver, match)
}

_message(unable) := "{who} accepted for {agency} in the waiver {waiver}, but cannot bind an agency: it accepts nothing of what {rule} finds for {agencies}." if {
	unable.document == ""
} else := "{who} accepted for {agency} in the waiver {waiver}, but cannot waive {document}: it accepts nothing of what {rule} finds for {agencies}."
