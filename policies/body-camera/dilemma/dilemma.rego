# METADATA
# scope: package
# title: Officers must record and must not record
# description: |
#   Some rules say to record everything at a demonstration, others not to record people who
#   lawfully assemble. There is no stricter rule between the two, nor between keeping video and
#   deleting it.
# custom:
#   id: body-camera/dilemma
#   severity: error
#   remedy: Have counsel of both agencies decide which rule yields and write that into the agreement before the cameras go on.
#   step: decide which rule yields where one demands what another forbids
#   seeds: [004/body-camera, 004/two-way]
package roe.rules.body_camera.dilemma

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.dilemma, "body-camera")

_why(clash) := "Keeping the video breaks the one and deleting it the other: there is no stricter rule to fall back on, so counsel must decide." if {
	clash.reason == "retention"
} else := "Handing the video over breaks the one and withholding it the other: there is no stricter rule to fall back on, so counsel must decide." if {
	clash.reason == "recipients"
} else := "There is no stricter rule to fall back on, so counsel must decide."
