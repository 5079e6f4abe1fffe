# METADATA
# scope: package
# title: Officers may use crowd-control tools at home that they must not use there
# description: |
#   What is a standard tool at home may be banned, or bound to more conditions, where the officers
#   go. A tool that is brought tends to be used.
# custom:
#   id: crowd-control/forbidden-here
#   severity: note
#   remedy: Brief these officers before they deploy, and leave at home what is forbidden there.
#   step: brief officers on what they must not do there
#   seeds: [004/crowd-control-equipment, 004/two-way]
package roe.rules.crowd_control.forbidden_here

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.forbidden_here, "crowd-control")

_why(clash) := "They bring it along, and it should stay at home." if {
	clash.exposure.carried
	clash.whole
	clash.left.position == "prohibited"
} else := "They have to know before they deploy whom to ask." if {
	clash.reason == "asks-more"
} else := "They have to be told before they deploy."
