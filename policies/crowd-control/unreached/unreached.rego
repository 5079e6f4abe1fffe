# METADATA
# scope: package
# title: The host's ban on a crowd-control tool does not reach its helpers
# description: |
#   The host took the tool from its own officers. Helpers bring theirs along, under their own
#   rules, unless a clause, an order that names them or the law of the place says otherwise.
# custom:
#   id: crowd-control/unreached
#   severity: error
#   remedy: Agree on a clause that the host's rules govern crowd-control tools, or leave these tools at home.
#   step: say that the host's bans bind helpers too, or keep such things out of their tasks
#   seeds: [004/crowd-control-equipment, 004/two-way]
package roe.rules.crowd_control.unreached

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.unreached, "crowd-control")

_why(clash) := "They come with it on the vehicle, and the host answers to the public for what is used." if {
	clash.exposure.carried
} else := "The host answers to the public for what is used in its streets."
