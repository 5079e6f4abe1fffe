# METADATA
# scope: package
# title: An agency has others use a tactic that it forbids itself
# description: |
#   What an agency may not do to a crowd it may not ask or task another to do on its behalf.
# related_resources:
#   - ref: https://oregon.public.law/statutes/ors_181a.710
#     description: "ORS 181A.710: no acting through or in concert with another agency in what a court or statute bars"
# custom:
#   id: tactics/proxy
#   severity: error
#   remedy: Take it out of the request or the task, or change the rule that forbids it.
#   step: take out of requests, tasks and loans what the one who asks forbids itself
#   seeds: [004/protest-tactics]
package roe.rules.tactics.proxy

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.proxy, "tactics")

_why := "A ban that is avoided through another agency is read as broken."
