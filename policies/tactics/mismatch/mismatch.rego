# METADATA
# scope: package
# title: Lines that stand side by side may not do the same
# description: |
#   A line is one body to the crowd. Where one agency may advance, encircle or use horses and the
#   one beside it must not, the line breaks at the seam.
# custom:
#   id: tactics/mismatch
#   severity: warning
#   remedy: Agree on one set of tactics for the assignment, or give the agencies different sectors.
#   step: agree on one rule for officers who stand side by side
#   seeds: [004/protest-tactics]
package roe.rules.tactics.mismatch

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.mismatch, "tactics")

_why(clash) := "The line breaks at the seam between them when the order comes." if {
	lib.moves(clash)
} else := "One of them acts where the one beside it must not follow."
