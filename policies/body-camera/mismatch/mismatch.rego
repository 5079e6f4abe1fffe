# METADATA
# scope: package
# title: Of officers side by side some may record and some must not
# description: |
#   On one assignment the event is recorded by some and must not be by others. What video shows
#   then depends on who stood where.
# custom:
#   id: body-camera/mismatch
#   severity: warning
#   remedy: Agree on one rule for the assignment, and tell the public which it is.
#   step: agree on one rule for officers who stand side by side
#   seeds: [004/body-camera]
package roe.rules.body_camera.mismatch

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.mismatch, "body-camera")

_why(clash) := "What the video shows then depends on who stood where." if {
	lib.films(clash)
} else := "Video of one event then comes under two rules."
