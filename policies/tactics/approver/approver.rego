# METADATA
# scope: package
# title: A tactic needs one agency's word here and another's there
# description: |
#   Dispersal, encirclement and mass arrest are ordered from above. Where the rules name different
#   persons, an order from one leaves the other's rule unmet.
# custom:
#   id: tactics/approver
#   severity: warning
#   remedy: Agree who orders the tactic, have both approvals given where both are needed, and brief it.
#   step: agree whose word is needed
#   seeds: [004/protest-tactics]
package roe.rules.tactics.approver

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.approver, "tactics")

_why := "An order from one of them leaves the other rule unmet."
