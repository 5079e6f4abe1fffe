# METADATA
# scope: package
# title: Officers with crowd-control tools cannot act without breaking a rule
# description: |
#   One rule requires a tool, a warning or a step that another forbids, and both bind the same
#   officers.
# custom:
#   id: crowd-control/dilemma
#   severity: error
#   remedy: Have counsel decide which rule yields and write that into the agreement; until then do not deploy these officers with the tool.
#   step: decide which rule yields where one demands what another forbids
#   seeds: [004/crowd-control-equipment, 004/two-way]
package roe.rules.crowd_control.dilemma

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.dilemma, "crowd-control")

_why := "Whatever the officers with these tools do breaks one of the two rules."
