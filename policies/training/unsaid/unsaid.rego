# METADATA
# scope: package
# title: The agreement says nothing on how officers are chosen, trained or told the terms
# description: |
#   What an agreement leaves out here is left to each sender: who comes, whether they trained with
#   the host, and whether they know what applies there.
# custom:
#   id: training/unsaid
#   severity: note
#   remedy: Add a clause, or have the host's operation order say it.
#   step: say how officers are chosen, trained and told the terms
#   seeds: [004/train-together, 004/review-with-personnel]
package roe.rules.training.unsaid

import data.roe.lib

considered := count([fact | some fact in input.silences; fact.topic == "training"])

findings contains lib.unsaid(fact, fact.subjects, "note", "That is then up to each sender.") if {
	some fact in input.silences
	fact.topic == "training"
}
