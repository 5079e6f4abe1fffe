# METADATA
# scope: package
# title: Two documents give arrestees, evidence or records to different agencies
# description: |
#   Who books people who were arrested, who holds the evidence, under whose case number: what is
#   in two hands is in nobody's when a court asks.
# custom:
#   id: accountability/custody
#   severity: warning
#   remedy: Agree on one agency for each, and on how the reports of the others are tied to its case number.
#   step: say who keeps arrestees, evidence and records
#   seeds: [002/case-number, 002/arrestees, 003/information-sharing]
package roe.rules.accountability.custody

import data.roe.lib

considered := count([answer | some answer in input.answers; _held(answer)])

findings contains lib.dispute(one, other, "On {subject},") if {
	some [one, other] in lib.contrary
	_held(one)
}

# Complaints and investigations have rules of their own.
_held(answer) if not answer.subject in {"accountability/complaints", "accountability/investigations"}
