# METADATA
# scope: package
# title: A crowd-control tool is on nobody's list, or on one side's only
# description: |
#   A tool that a list does not name is not the same as one that it forbids. Nobody has then said
#   when it may be used, by whom, or on whose word.
# custom:
#   id: crowd-control/silent
#   severity: warning
#   remedy: State in the agreement or the operation order whether the tool may come and when it may be used.
#   step: say what applies where nobody has a rule
#   seeds: [004/crowd-control-equipment]
package roe.rules.crowd_control.silent

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.silent, "crowd-control")

_why(clash) := "Officers who know only their own manual will not do it." if {
	clash.reason == "own-silent"
	clash.left.position == "required"
} else := "{host} does not list it, and what a list leaves out is neither allowed nor banned." if {
	clash.reason == "host-silent"
} else := "A tool that a list does not name is neither allowed nor banned."
