# METADATA
# scope: package
# title: A net has no channel
# description: |
#   A net without a channel is a list of people who cannot talk.
# custom:
#   id: communications/no-channel
#   severity: error
#   remedy: Assign it a channel that all of its members can use.
#   seeds: [004/communications]
package roe.rules.communications.no_channel

import data.roe.lib

considered := count(input.nets)

findings contains object.union(
	lib.record(net, {
		"severity": lib.net_severity(net),
		"cause": concat(" ", ["no channel", net.id]),
		"message": "{net} has no channel yet.",
		"args": object.union(
			{"net": {"net": net.id}},
			{"channels": {"list": [{"channel": id} | some id in net.common]} | count(net.common) > 0},
		),
		"places": [{"role": "net", "path": net.path}],
	}),
	{"remedy": "Assign it one that all of its members can use: {channels}." | count(net.common) > 0},
) if {
	some net in input.nets
	not net.channel.stated
}
