# METADATA
# scope: package
# title: Officers are under a duty about force that they cannot meet
# description: |
#   A duty to warn, to treat or to report presupposes the training, the kit or the forms for it.
#   Where these are missing the duty is broken from the start.
# custom:
#   id: force/incapable
#   severity: error
#   remedy: Give them the equipment or the training before they deploy, pair them with officers who have it, or keep them out of tasks that bring the duty up.
#   step: equip or train officers for what they must do
#   seeds: [004/use-of-force]
package roe.rules.force.incapable

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.incapable, "force")

_why := "A duty that cannot be met is broken the first time that force is used."
