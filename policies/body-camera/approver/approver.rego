# METADATA
# scope: package
# title: Camera use needs one agency's word here and another's there
# description: |
#   Both sets of rules allow it, each on the word of somebody else.
# custom:
#   id: body-camera/approver
#   severity: warning
#   remedy: Agree whose word is needed for recording, viewing and release, and brief it.
#   step: agree whose word is needed
#   seeds: [004/body-camera]
package roe.rules.body_camera.approver

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.approver, "body-camera")

_why := "Video that one of them cleared alone was not cleared by the other."
