# METADATA
# scope: package
# title: The host's rule on force does not reach its helpers
# description: |
#   The host forbids or requires something of its own officers, and nothing extends that to the
#   officers who come to help. They bring their own rules with them.
# custom:
#   id: force/unreached
#   severity: error
#   remedy: Agree on a clause that the host's rules govern this kind of force, or keep it out of the helpers' tasks.
#   step: say that the host's bans bind helpers too, or keep such things out of their tasks
#   seeds: [004/use-of-force, 004/two-way]
package roe.rules.force.unreached

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.unreached, "force")

_why := "The public then meets two rules on force in one line of officers."
