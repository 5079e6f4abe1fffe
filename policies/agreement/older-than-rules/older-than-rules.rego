# METADATA
# scope: package
# title: The agreement is older than the rules on which it rests
# description: |
#   A clause that was written against last year's statute or manual may now promise what is
#   forbidden, or leave out what is required.
# custom:
#   id: agreement/older-than-rules
#   severity: warning
#   remedy: Read the agreement against the newer text and record the review, or amend it.
#   step: read it against the rules that are newer
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.older_than_rules

import data.roe.lib

considered := count(input.agreements)

findings contains lib.record(agreement, {
	"severity": "warning",
	"cause": concat(" ", ["older", agreement.id]),
	"message": "{agreement} rests on {newer}, and nobody has reviewed it since that took effect.",
	"args": {
		"agreement": {"agreement": agreement.id},
		"newer": {"list": [{"instrument": id} | some id in agreement.newer_instruments]},
	},
	"agencies": agreement.parties,
	"places": [{"role": "agreement", "path": agreement.path}],
}) if {
	some agreement in input.agreements
	count(agreement.newer_instruments) > 0
}
