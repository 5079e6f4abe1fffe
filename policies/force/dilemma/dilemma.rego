# METADATA
# scope: package
# title: Officers cannot act without breaking a rule on force
# description: |
#   One rule requires what another forbids, and both bind the same officers. The hardest case is
#   the duty to intervene or to report: by one book the officer who sees excessive force must act,
#   by the other not.
# custom:
#   id: force/dilemma
#   severity: error
#   remedy: Have counsel decide which rule yields and write that into the agreement; until then keep these officers out of such situations.
#   step: decide which rule yields where one demands what another forbids
#   seeds: [004/use-of-force, 004/two-way]
package roe.rules.force.dilemma

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.dilemma, "force")

_why(clash) := "An officer who sees excessive force has a second to decide, and breaks one of the two rules either way." if {
	some action in clash.actions
	action in {"force/intervene", "force/report-witnessed"}
} else := "Whatever the officer does breaks one of the two rules."
