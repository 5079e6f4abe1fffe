# METADATA
# scope: package
# title: Thresholds for a crowd-control tool that cannot be put in order
# description: |
#   Danger to persons and damage to property are different things: a rule that waits for the one
#   is neither stricter nor looser than a rule that waits for the other.
# custom:
#   id: crowd-control/incomparable
#   severity: note
#   remedy: Agree on one threshold for the tool, or have both met before it is used.
#   step: agree on one threshold
#   seeds: [004/crowd-control-equipment]
package roe.rules.crowd_control.incomparable

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.incomparable, "crowd-control")

_why := "“The stricter rule applies” decides nothing here."
