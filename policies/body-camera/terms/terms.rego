# METADATA
# scope: package
# title: A word about body cameras means different things to host and helper
# description: |
#   Contact, enforcement, recording: when the camera must be on hangs on what the word covers.
# custom:
#   id: body-camera/terms
#   severity: warning
#   remedy: Agree what the word covers for this deployment, and write the meaning out in the briefing.
#   step: agree what the words mean
#   seeds: [004/body-camera, 004/common-terms]
package roe.rules.body_camera.terms

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.terms, "body-camera")

_why := "Cameras then go on at different moments for the same event."
