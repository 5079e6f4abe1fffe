# METADATA
# scope: package
# title: Thresholds for force that cannot be put in order
# description: |
#   One rule looks at danger to persons, the other at something else, such as property. Neither
#   contains the other, so that “the stricter applies” decides nothing.
# custom:
#   id: force/incomparable
#   severity: note
#   remedy: Agree on one threshold for these officers, or have both met before they act.
#   step: agree on one threshold
#   seeds: [004/use-of-force]
package roe.rules.force.incomparable

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.incomparable, "force")

_why := "“The stricter rule applies” decides nothing here."
