# METADATA
# scope: package
# title: Nobody says whether a tactic may be used, or which step must come first
# description: |
#   Silence is neither permission nor ban. Where one side has a rule and the other none, helpers
#   do what they know.
# custom:
#   id: tactics/silent
#   severity: warning
#   remedy: State in the agreement or the operation order what applies to these officers.
#   step: say what applies where nobody has a rule
#   seeds: [004/protest-tactics]
package roe.rules.tactics.silent

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.silent, "tactics")

_why(clash) := "Officers who know only their own manual will not do it." if {
	clash.reason == "own-silent"
	clash.left.position == "required"
} else := "Where nothing is said, each unit does what it knows."
