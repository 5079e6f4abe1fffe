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
#   step: put nets that share a frequency on different ones
#   seeds: [004/communications, 002/common-frequencies, 003/radio]
package roe.rules.communications.frequency_reuse

import data.roe.lib

considered := count(input.nets)

findings contains _with_moves(reuse, lib.record(reuse, {
	"severity": "error",
	"cause": concat(" ", array.concat(["reuse"], reuse.nets)),
	"message": concat("", ["{nets} are on {channels}, two names and one frequency ({frequency}): ", _effect[reuse.relation]]),
	"args": {
		"nets": _nets(reuse),
		"channels": {"list": [{"channel": id} | some id in reuse.channels]},
		"frequency": {"number": reuse.mhz, "one": "MHz", "many": "MHz", "sensitive": "channels"},
	},
	"places": _places(reuse),
})) if {
	some reuse in input.frequency_reuse
	not reuse.fallback
	count({id | some id in reuse.channels}) > 1
}

_effect := {
	"": "they will talk over each other.",
	"direct": "the one is the other without its repeater, and they will talk over each other.",
	"reversed": "the one sends where the other listens, and they will talk over each other.",
}

# _with_moves says where the smallest repair of the plan puts the nets.
_with_moves(reuse, finding) := finding if {
	count(_moved(reuse)) == 0
} else := object.union(finding, {
	"remedy": concat(" ", [concat("", ["Put {net_", id, "} on {to_", id, "}."]) | some id in _moved(reuse)]),
	"args": object.union(finding.args, object.union(
		{concat("_", ["net", id]): {"net": net} | some net, id in _placeholders(reuse)},
		{concat("_", ["to", id]): {"channel": lib.repairs[[reuse.book, reuse.deployment, net]].channels[0]} |
			some net, id in _placeholders(reuse)
		},
	)),
})

_moved(reuse) := [id | some net in reuse.nets; id := _placeholders(reuse)[net]]

_placeholders(reuse) := {net: sprintf("%d", [i]) |
	some i, net in reuse.nets
	lib.repairs[[reuse.book, reuse.deployment, net]].moved
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
	not reuse.fallback
	count({id | some id in reuse.channels}) == 1
}

_nets(reuse) := {"list": [{"net": id} | some id in reuse.nets]}

_places(reuse) := [
	{"role": "net", "path": reuse.path},
	{"role": "net", "path": reuse.other_path},
]
