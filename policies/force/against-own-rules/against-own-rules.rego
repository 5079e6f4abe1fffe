# METADATA
# scope: package
# title: The deployment calls for force that the officers' own agency forbids
# description: |
#   Officers remain answerable to their own agency wherever they serve. An order, a plan or a rule
#   that is extended to them does not lift what their own agency forbids.
# custom:
#   id: force/against-own-rules
#   severity: error
#   remedy: Take it out of the plan for these officers, or have their own agency and whoever made its rule agree in writing that the host's rule applies.
#   step: take out of the plan what the officers' own agencies forbid
#   seeds: [004/use-of-force, 004/two-way]
package roe.rules.force.against_own_rules

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.against_own_rules, "force")

_why := "An officer who does as told answers for it at home."
