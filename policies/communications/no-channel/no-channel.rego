# METADATA
# scope: package
# title: A net has no channel
# description: |
#   A net without a channel is a list of people who cannot talk.
# custom:
#   id: communications/no-channel
#   severity: error
#   remedy: Assign it a channel that all of its members can use.
#   step: give every net a channel
#   seeds: [004/communications, 002/common-frequencies]
package roe.rules.communications.no_channel

import data.roe.lib

considered := count(input.nets)

findings contains lib.with_repair(
	lib.record(net, {
		"severity": lib.net_severity(net),
		"cause": concat(" ", ["no channel", net.id]),
		"message": _message(net),
		"args": lib.used(_message(net), {
			"net": {"net": net.id},
			"members": {"list": [{"member": id} | some id in net.members]},
		}),
		"places": [{"role": "net", "path": net.path}],
	}),
	net,
) if {
	some net in input.nets
	not net.channel.stated
}

_message(net) := "{net} has no channel yet: {members} have nothing on which to talk to one another." if {
	count(net.members) > 1
} else := "{net} has no channel yet."
