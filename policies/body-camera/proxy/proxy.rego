# METADATA
# scope: package
# title: An agency gets from others video or cameras that its own rules forbid
# description: |
#   A ban on recording or on keeping video is not met by having a helper record and hand over the
#   copy.
# custom:
#   id: body-camera/proxy
#   severity: error
#   remedy: Take it out of the request, the task or the transfer, or change the rule that forbids it.
#   step: take out of requests, tasks and loans what the one who asks forbids itself
#   seeds: [004/body-camera]
package roe.rules.body_camera.proxy

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.proxy, "body-camera")

_why(clash) := "Video that an agency may not make it cannot have made for it." if {
	lib.films(clash)
} else := "What its rules forbid does not become allowed because another agency asks for it or offers it."
