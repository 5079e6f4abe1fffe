# METADATA
# scope: package
# title: Thresholds for a tactic that cannot be put in order
# description: |
#   One rule waits for danger to persons, the other for something else. Neither contains the
#   other.
# custom:
#   id: tactics/incomparable
#   severity: note
#   remedy: Agree on one threshold for the tactic, or have both met before it is used.
#   step: agree on one threshold
#   seeds: [004/protest-tactics]
package roe.rules.tactics.incomparable

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.incomparable, "tactics")

_why := "“The stricter rule applies” decides nothing here."
