# METADATA
# scope: package
# title: Nobody says by which rule on force an officer acts
# description: |
#   Silence is neither permission nor ban. Where one side has a rule and the other none, or
#   neither has one on what is planned or carried, officers fill the gap by habit.
# custom:
#   id: force/silent
#   severity: warning
#   remedy: State in the agreement or the operation order what applies to these officers.
#   step: say what applies where nobody has a rule
#   seeds: [004/use-of-force]
package roe.rules.force.silent

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.silent, "force")

_why(clash) := "Officers who know only their own manual will not do it." if {
	clash.reason == "own-silent"
	clash.left.position == "required"
} else := "{host} does not list it, and what a list leaves out is neither allowed nor banned." if {
	clash.reason == "host-silent"
	clash.exposure.carried
} else := "Officers of {host} beside them do not expect it, and nobody there has to receive it." if {
	clash.reason == "host-silent"
	clash.right.position == "required"
} else := "An officer who is asked afterwards by which rule it was done has none to name."
