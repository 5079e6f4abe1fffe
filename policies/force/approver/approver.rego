# METADATA
# scope: package
# title: Force needs one agency's word here and another's there
# description: |
#   Both sets of rules allow it, each on the word of somebody else. Nobody on the scene then knows
#   whose word is enough.
# custom:
#   id: force/approver
#   severity: warning
#   remedy: Agree whose word is needed, name those who give it in the command structure, and brief it.
#   step: agree whose word is needed
#   seeds: [004/use-of-force]
package roe.rules.force.approver

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.approver, "force")

_why := "In the seconds that count nobody is sure whose word is needed."
