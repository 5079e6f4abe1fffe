# METADATA
# scope: package
# title: Rules on tactics contradict each other inside one book
# description: |
#   A plan or a manual that departs from what stands above it misleads everybody who is briefed
#   from it, helpers first.
# custom:
#   id: tactics/defect
#   severity: warning
#   remedy: Amend the lower text, or have counsel state in writing which of the two officers follow.
#   step: have counsel say which of two contradicting texts counts
#   seeds: [004/protest-tactics]
package roe.rules.tactics.defect

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.defect, "tactics")

_why := "Whoever is briefed from the one text breaks the other."
