# METADATA
# scope: package
# title: One channel has two names
# description: |
#   Whoever is told the one name looks for it in vain on a radio that shows the other, or believes to
#   have a second channel in reserve.
# custom:
#   id: communications/two-names
#   severity: note
#   remedy: "Keep one name, the standard one if there is one."
#   step: keep one name for each channel
#   seeds: [004/communications]
package roe.rules.communications.two_names

import data.roe.lib

considered := count(input.channels)

findings contains lib.record(pair, {
	"deployment": deployment,
	"severity": "note",
	"cause": concat(" ", array.concat(["two names"], pair.channels)),
	"message": "{one} and {other} are two names for one channel.",
	"args": {"one": {"channel": pair.channels[0]}, "other": {"channel": pair.channels[1]}},
	"places": lib.pair_places(pair),
}) if {
	some pair in input.channel_pairs
	pair.same
	some deployment in lib.pair_users(pair)
}
