# METADATA
# scope: package
# title: The host's rule on tactics does not reach its helpers
# description: |
#   The host has given up a tactic, or requires a step before it, for its own officers. Nothing
#   extends that to those who come to help.
# custom:
#   id: tactics/unreached
#   severity: error
#   remedy: Agree on a clause that the host's rules govern protest tactics, or keep it out of the helpers' tasks.
#   step: say that the host's bans bind helpers too, or keep such things out of their tasks
#   seeds: [004/protest-tactics, 004/two-way]
package roe.rules.tactics.unreached

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.unreached, "tactics")

_why := "The host has given its word to the public for its own officers only."
