# METADATA
# scope: package
# title: One name stands for two channels
# description: |
#   Two members who are told the same name are on different channels and do not hear each other.
# custom:
#   id: communications/one-name-twice
#   severity: warning
#   remedy: "Give one of the two another name."
#   step: give each channel a name of its own
#   seeds: [004/communications]
package roe.rules.communications.one_name_twice

import data.roe.lib

considered := count(input.channels)

findings contains lib.record(pair, {
	"deployment": deployment,
	"severity": "warning",
	"cause": concat(" ", array.concat(["one name"], pair.channels)),
	"message": "{one} stands for two channels that do not hear each other.",
	"args": {"one": {"channel": pair.channels[0]}},
	"places": lib.pair_places(pair),
}) if {
	some pair in input.channel_pairs
	pair.same_name
	some deployment in lib.pair_users(pair)
}
