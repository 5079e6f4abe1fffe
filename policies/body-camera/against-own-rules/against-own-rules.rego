# METADATA
# scope: package
# title: The deployment calls for camera use that the officers' own agency forbids
# description: |
#   Officers remain under their own agency's rule on recording wherever they serve, and their own
#   agency answers for their video.
# custom:
#   id: body-camera/against-own-rules
#   severity: error
#   remedy: Take it out of the plan for these officers, or have their own agency and whoever made its rule agree in writing that the host's rule applies.
#   step: take out of the plan what the officers' own agencies forbid
#   seeds: [004/body-camera, 004/two-way]
package roe.rules.body_camera.against_own_rules

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.against_own_rules, "body-camera")

_why := "An officer who does as told answers for it at home."
