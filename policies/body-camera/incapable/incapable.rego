# METADATA
# scope: package
# title: Officers must record and have no camera that can
# description: |
#   Not every agency has cameras, and not every mount fits over protective gear. A duty to record
#   means nothing to officers who come without.
# custom:
#   id: body-camera/incapable
#   severity: error
#   remedy: Lend cameras and agree whose the video is, pair these officers with host officers who record, or keep them out of contact with the public.
#   step: equip or train officers for what they must do
#   seeds: [004/body-camera]
package roe.rules.body_camera.incapable

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), _message(clash)) if some clash in _clashes

_clashes := lib.on(input.clashes.incapable, "body-camera")

_message(clash) := "Given {situation}, officers of {aid} must {action} ({rule}), and those who come have no camera that can. What they do there is not on video, and that will have to be explained." if {
	clash.reason == "lacks"
	lib.films(clash)
} else := lib.because(clash, "A duty that cannot be met is broken from the start.")
