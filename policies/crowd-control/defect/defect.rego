# METADATA
# scope: package
# title: Rules on crowd-control tools contradict each other inside one book
# description: |
#   When a council, a mayor and a chief have each spoken on gas or projectiles, helpers cannot
#   tell which of them counts. This comes before any comparison of agencies.
# custom:
#   id: crowd-control/defect
#   severity: warning
#   remedy: Have the host's governing body and counsel say which text counts, and tell the helpers before they arrive.
#   step: have counsel say which of two contradicting texts counts
#   seeds: [004/crowd-control-equipment]
package roe.rules.crowd_control.defect

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.defect, "crowd-control")

_why := "Helpers who were sent the one text act against the other."
