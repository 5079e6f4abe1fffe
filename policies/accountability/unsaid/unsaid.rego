# METADATA
# scope: package
# title: The agreement leaves open who answers for what
# description: |
#   Who takes complaints, who investigates force, who keeps the roster, who holds evidence and
#   arrestees: what the agreement does not say, two agencies do, or none.
# custom:
#   id: accountability/unsaid
#   severity: warning
#   remedy: Add a clause on each, or settle it in the operation order.
#   step: say who answers for what
#   seeds: [002/case-number, 002/arrestees, 003/information-sharing]
package roe.rules.accountability.unsaid

import data.roe.lib

considered := count([fact | some fact in input.silences; fact.topic == "accountability"])

findings contains lib.unsaid(fact, subjects, "warning", "Afterwards two agencies may find that it was theirs, or none.") if {
	some fact in input.silences
	fact.topic == "accountability"
	subjects := [subject | some subject in fact.subjects; subject != "accountability/records"]
	count(subjects) > 0
}
