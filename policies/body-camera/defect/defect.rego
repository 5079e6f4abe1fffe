# METADATA
# scope: package
# title: Rules on body cameras contradict each other inside one book
# description: |
#   A camera rule that departs from the statute or order above it is followed by every officer who
#   was trained on it.
# custom:
#   id: body-camera/defect
#   severity: warning
#   remedy: Amend the lower text, or have counsel state in writing which of the two officers follow.
#   step: have counsel say which of two contradicting texts counts
#   seeds: [004/body-camera]
package roe.rules.body_camera.defect

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.defect, "body-camera")

_why := "Officers are trained on the one, and their video is judged by the other."
