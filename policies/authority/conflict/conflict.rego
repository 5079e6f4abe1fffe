# METADATA
# scope: package
# title: Rules on who may decide do not fit together
# description: |
#   Which on-scene commander may direct which tactic and release which equipment has to be one
#   answer, known to everybody, before the event.
# custom:
#   id: authority/conflict
#   severity: error
#   remedy: Agree in writing who decides, name the post in the command structure, and brief it.
#   step: agree who decides
#   seeds: [004/on-scene-commanders]
package roe.rules.authority.conflict

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.every_kind("authority")

_why(clash) := "An order from one who may not give it protects nobody who obeys." if {
	clash.kind in {"against-own-rules", "dilemma", "proxy", "unreached"}
} else := "In the moment of decision everybody must know whose it is."
