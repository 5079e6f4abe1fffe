# METADATA
# scope: package
# title: The deployment calls for crowd-control tools that the officers' own agency forbids
# description: |
#   Officers remain under their own agency's ban wherever they serve. A commander who counts on
#   the tool will find that they must refuse.
# custom:
#   id: crowd-control/against-own-rules
#   severity: error
#   remedy: Take it out of the plan for these officers, or have their own agency and whoever made its rule agree in writing that the host's rule applies.
#   step: take out of the plan what the officers' own agencies forbid
#   seeds: [004/crowd-control-equipment, 004/two-way]
package roe.rules.crowd_control.against_own_rules

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.against_own_rules, "crowd-control")

_why := "The commander counts on a tool that these officers must refuse to use."
