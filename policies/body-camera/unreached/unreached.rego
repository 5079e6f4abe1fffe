# METADATA
# scope: package
# title: The host's rule on body cameras does not reach its helpers
# description: |
#   The host promises its public that officers record, or that they do not. Nothing extends that
#   promise to the officers who come to help.
# custom:
#   id: body-camera/unreached
#   severity: error
#   remedy: Agree on a clause that the host's rules govern recording and the keeping of video, or state in the operation order what helpers do.
#   step: say that the host's bans bind helpers too, or keep such things out of their tasks
#   seeds: [004/body-camera, 004/two-way]
package roe.rules.body_camera.unreached

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.unreached, "body-camera")

_why(clash) := "Part of what happens there will not be on video." if {
	lib.films(clash)
	clash.left.position == "required"
} else := "Part of what happens there will be on video that the host did not want made." if {
	lib.films(clash)
} else := "What the host promised its public holds for its own officers only."
