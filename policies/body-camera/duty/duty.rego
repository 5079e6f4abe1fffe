# METADATA
# scope: package
# title: Two rules on one video, and both must be kept
# description: |
#   Retention, deadlines for release and recipients differ, and all of them can be met: by the
#   longer time, the earlier date, every office named.
# custom:
#   id: body-camera/duty
#   severity: note
#   remedy: Agree who keeps the original, for the longer time, and who answers requests for it.
#   step: put both duties on one card
#   seeds: [004/body-camera]
package roe.rules.body_camera.duty

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.duty, "body-camera")

_why(clash) := "Of one event the one video may be gone while the other is still kept." if {
	lib.host_alone(clash)
	clash.reason == "retention"
} else := "Of one event the one video may be out before the other." if {
	lib.host_alone(clash)
	clash.reason == "deadline"
} else := "Nobody has said that officers of {aid} owe {host} a copy." if {
	lib.host_alone(clash)
	clash.reason == "recipients"
} else := "Nobody has said which holds for both." if {
	lib.host_alone(clash)
} else := "Who keeps the video for the longer time keeps both." if {
	clash.reason == "retention"
} else := "The shorter time decides." if {
	clash.reason == "deadline"
} else := "Each office named gets its own copy." if {
	clash.reason == "recipients"
} else := "Who keeps the more demanding rule keeps both."
