# METADATA
# scope: package
# title: The deployment calls for a tactic that the officers' own agency forbids
# description: |
#   A movement of lines works only if every unit in it may take part. Officers whose own agency
#   forbids it have to stop where the others go on.
# custom:
#   id: tactics/against-own-rules
#   severity: error
#   remedy: Take it out of the plan for these officers, or have their own agency and whoever made its rule agree in writing that the host's rule applies.
#   step: take out of the plan what the officers' own agencies forbid
#   seeds: [004/protest-tactics, 004/two-way]
package roe.rules.tactics.against_own_rules

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.against_own_rules, "tactics")

_why(clash) := "In the middle of the movement these officers would have to stop." if {
	lib.moves(clash)
} else := "An officer who does as told answers for it at home."
