# METADATA
# scope: package
# title: An agency has others use force that it forbids to itself
# description: |
#   What an agency may not do it may not ask, equip or task another to do on its behalf.
# custom:
#   id: force/proxy
#   severity: error
#   remedy: Take it out of the request, the task or the loan, or change the rule that forbids it.
#   step: take out of requests, tasks and loans what the one who asks forbids itself
#   seeds: [004/use-of-force]
package roe.rules.force.proxy

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.proxy, "force")

_why := "Force that an agency forbids itself does not become lawful in the hands of its helpers."
