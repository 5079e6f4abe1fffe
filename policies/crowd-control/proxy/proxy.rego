# METADATA
# scope: package
# title: An agency gets through others the crowd-control tools that it forbids itself
# description: |
#   A loan, a transfer or a task does not get around a ban. Some states forbid outright to act
#   through another agency in what a court or statute bars.
# related_resources:
#   - ref: https://oregon.public.law/statutes/ors_181a.710
#     description: "ORS 181A.710: no acting through or in concert with another agency in what a court or statute bars"
# custom:
#   id: crowd-control/proxy
#   severity: error
#   remedy: Take it out of the request, the task or the loan, or change the rule that forbids it.
#   step: take out of requests, tasks and loans what the one who asks forbids itself
#   seeds: [004/crowd-control-equipment]
package roe.rules.crowd_control.proxy

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.proxy, "crowd-control")

_why := "A ban that is avoided through another agency is read as broken."
