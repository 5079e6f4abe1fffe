# METADATA
# scope: package
# title: Two nets share one frequency
# description: |
#   Some channels with different names use the same frequency: VTAC33 to VTAC38 reuse those of
#   VTAC11 to VTAC14. Two squads on such a pair talk over each other without knowing why.
# custom:
#   id: communications/frequency-reuse
#   severity: error
#   remedy: Give one of the nets a channel on another frequency.
#   seeds: [004/communications]
package roe.rules.communications.frequency_reuse

import data.roe.lib

considered := count(input.nets)

findings contains lib.record(reuse, {
	"severity": "error",
	"cause": concat(" ", array.concat(["reuse"], reuse.nets)),
	"message": "{nets} are on channels of different names ({channels}) and one frequency, {frequency}: they will talk over each other.",
	"args": {
		"nets": _nets(reuse),
		"channels": {"list": [{"channel": id} | some id in reuse.channels]},
		"frequency": {"number": reuse.mhz, "one": "MHz", "many": "MHz", "sensitive": "channels"},
	},
	"places": _places(reuse),
}) if {
	some reuse in input.frequency_reuse
	count({id | some id in reuse.channels}) > 1
}

# One channel for two nets is sometimes meant, but still to be known.
findings contains lib.record(reuse, {
	"severity": "warning",
	"cause": concat(" ", array.concat(["reuse"], reuse.nets)),
	"message": "{nets} share {channel}: each hears the other, and both wait for a free channel.",
	"args": {
		"nets": _nets(reuse),
		"channel": {"channel": reuse.channels[0]},
	},
	"places": _places(reuse),
}) if {
	some reuse in input.frequency_reuse
	count({id | some id in reuse.channels}) == 1
}

_nets(reuse) := {"list": [{"net": id} | some id in reuse.nets]}

_places(reuse) := [
	{"role": "net", "path": reuse.path},
	{"role": "net", "path": reuse.other_path},
]
