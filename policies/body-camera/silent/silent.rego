# METADATA
# scope: package
# title: A rule on body cameras that only one side has
# description: |
#   A requirement of the host that the helper's rules do not state will not be followed by
#   officers who know only their own manual. There is one finding for each.
# custom:
#   id: body-camera/silent
#   severity: warning
#   remedy: State in the agreement or the operation order that these officers follow it too, or that they need not.
#   step: say what applies where nobody has a rule
#   seeds: [004/body-camera]
package roe.rules.body_camera.silent

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.silent, "body-camera")

# Whoever is silent has no position but that, so the other's says who it is.
_why(clash) := "Officers who know only their own manual will not do it." if {
	clash.left.position == "required"
} else := "Nobody has said whose video it is and how long it is kept." if {
	clash.reason == "all-silent"
} else := "Officers of {aid} who know only their own manual may do it." if {
	clash.left.position == "prohibited"
} else := "Officers of {aid} have to refuse it, whoever asks, and those of {host} have no rule to go by." if {
	clash.right.position == "prohibited"
} else := "One of the two will be asked for what it never ruled on."
