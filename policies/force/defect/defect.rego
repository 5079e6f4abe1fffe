# METADATA
# scope: package
# title: Rules on force contradict each other inside one book
# description: |
#   An agency whose own texts disagree cannot tell its helpers which of them to follow, and a
#   court reads all of them. Such faults come before any comparison of agencies.
# custom:
#   id: force/defect
#   severity: warning
#   remedy: Amend the lower text, or have counsel state in writing which of the two officers follow.
#   step: have counsel say which of two contradicting texts counts
#   seeds: [004/use-of-force]
package roe.rules.force.defect

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.defect, "force")

_why := "Whoever knows only one of the two texts acts on the wrong one, and a court reads both."
