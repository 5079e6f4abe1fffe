# METADATA
# scope: package
# title: Officers follow another rule on body cameras at home
# description: |
#   Cameras are switched on and off by habit. Where the rule of the place differs from their own,
#   officers have to be told before they leave.
# custom:
#   id: body-camera/forbidden-here
#   severity: note
#   remedy: "Brief these officers before they deploy: when cameras are on, when they are off, and what is kept."
#   step: brief officers on what they must not do there
#   seeds: [004/body-camera, 004/two-way]
package roe.rules.body_camera.forbidden_here

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.forbidden_here, "body-camera")

_why(clash) := "Cameras are switched by habit: they have to be told before they deploy." if {
	lib.films(clash)
} else := "They have to be told before they deploy."
