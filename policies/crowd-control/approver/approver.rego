# METADATA
# scope: package
# title: A crowd-control tool needs one agency's word here and another's there
# description: |
#   The rules name different persons who decide on gas and projectiles: a supervisor, the incident
#   commander, a chief, an elected official. A tool released by one alone is used without the word
#   that the other rules ask for.
# custom:
#   id: crowd-control/approver
#   severity: warning
#   remedy: Agree whose word releases the tool, have both approvals given where both are needed, and brief it.
#   step: agree whose word is needed
#   seeds: [004/crowd-control-equipment]
package roe.rules.crowd_control.approver

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.approver, "crowd-control")

_why := "A tool that one of them releases alone is used without the word that the other rules ask for."
