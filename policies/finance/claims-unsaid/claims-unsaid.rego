# METADATA
# scope: package
# title: Nothing says how claims are handled or insured
# description: |
#   Who answers for claims is not yet who is told of them, who defends them and who insures the
#   event. Deadlines against public bodies are short.
# custom:
#   id: finance/claims-unsaid
#   severity: note
#   remedy: Agree who is told of a claim and by when, who defends it, and what each agency insures.
#   seeds: [003/liability]
package roe.rules.finance.claims_unsaid

import data.roe.lib

_subjects := {"finance/claims", "finance/insurance"}

considered := count(lib.bearings_on(_subjects))

findings contains lib.unsettled(bearing, "note", "Deadlines and cover are then looked for after the event.") if {
	some bearing in lib.bearings_on(_subjects)
	lib.unborne(bearing)
	count(bearing.vague) == 0 # a clause on it need not name anybody
}
