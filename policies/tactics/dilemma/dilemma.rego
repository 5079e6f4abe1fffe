# METADATA
# scope: package
# title: A line cannot be led without breaking a rule on tactics
# description: |
#   One rule requires of the same officers what another forbids: to give an order or not, to leave
#   an exit or to close it.
# custom:
#   id: tactics/dilemma
#   severity: error
#   remedy: Have counsel decide which rule yields and write that into the agreement; until then keep these officers out of such situations.
#   step: decide which rule yields where one demands what another forbids
#   seeds: [004/protest-tactics, 004/two-way]
package roe.rules.tactics.dilemma

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.dilemma, "tactics")

_why := "No order to these officers keeps both rules."
