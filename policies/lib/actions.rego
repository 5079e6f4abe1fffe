package roe.lib

# films: the clash is about whether something is on video, and not about what
# happens to the video.
films(clash) if {
	some action in clash.actions
	action in {"camera/livestream", "camera/record", "camera/wear", "camera/wear-on-gear"}
}

# moves: the clash is about what a whole line does together.
moves(clash) if {
	some action in clash.actions
	action in {
		"tactics/bicycle-line",
		"tactics/crowd-movement",
		"tactics/dispersal",
		"tactics/encirclement",
		"tactics/mounted",
	}
}
