package roe.lib

# singles are a clash's actions one by one: a duty that any of several actions
# meets is about an action whose id joins theirs with "|".
singles(clash) := {single | some action in clash.actions; some single in split(action, "|")}

# films: the clash is about whether something is on video, and not about what
# happens to the video.
films(clash) if {
	some action in singles(clash)
	action in {"camera/livestream", "camera/record", "camera/wear", "camera/wear-on-gear"}
}

# moves: the clash is about what a whole line does together.
moves(clash) if {
	some action in singles(clash)
	action in {
		"tactics/bicycle-line",
		"tactics/crowd-movement",
		"tactics/dispersal",
		"tactics/encirclement",
		"tactics/mounted",
	}
}
