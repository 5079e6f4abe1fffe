# METADATA
# scope: package
# title: Officers' powers end before their assignment does
# description: |
#   An officer whose deputation runs out at midnight is a private person at one minute past, on the
#   same line and with the same equipment.
# custom:
#   id: legal/grant-ends-early
#   severity: error
#   remedy: Have the grant extended to the end of the assignment, or relieve these officers before it ends.
#   step: extend powers to the end of the assignment
#   seeds: [003/jurisdiction]
package roe.rules.legal.grant_ends_early

import data.roe.lib

considered := count([grant | some power in input.powers; some grant in power.grants; grant.until.stated])

findings contains lib.power_finding([power], {
	"severity": "error",
	"cause": concat(" ", ["ends early", power.agency, power.assignment]),
	"message": "The powers of {agency} under {document} end on {until}, before {assignments} is over, where its officers are to {tasks}.",
	"args": {
		"document": lib.document(grant),
		"until": {"instant": grant.until.value},
	},
	"places": [{"role": "grant", "path": grant.path}],
}) if {
	some power in lib.powerless
	some grant in power.grants
	grant.ends_early
	count(grant.lacking) + count(grant.unknown) == 0
}
