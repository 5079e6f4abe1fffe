# METADATA
# scope: package
# title: A channel may not be used at this place
# description: |
#   Some channels may be used only in some states or by some services. Use outside of the licence
#   disturbs those who hold it, and is a breach of the radio rules.
# custom:
#   id: communications/not-licensed
#   severity: warning
#   remedy: Put the net on a channel that may be used there, or obtain the authority to use this one.
#   step: use channels that may be used there
#   seeds: [004/communications, 001/radio]
package roe.rules.communications.not_licensed

import data.roe.lib

considered := count([net | some net in input.nets; net.channel.stated])

findings contains lib.with_move(
	lib.record(net, {
		"severity": "warning",
		"cause": concat(" ", ["licence", net.id]),
		"message": "{net} is on {channel}, which may not be used at this place.",
		"args": {
			"net": {"net": net.id},
			"channel": {"channel": net.channel.value},
		},
		"places": [{"role": "net", "path": net.path}],
	}),
	net,
) if {
	some net in input.nets
	net.channel.stated
	not net.licensed
}

findings contains lib.record(net, {
	"severity": "warning",
	"cause": concat(" ", ["licence of the patch", net.id]),
	"message": "{net} is patched to {channels}, which may not be used at this place.",
	"args": {"net": {"net": net.id}, "channels": {"list": [{"channel": id} | some id in unlicensed]}},
	"places": [{"role": "net", "path": net.path}],
	"remedy": "Patch it to channels that may be used there, or obtain the authority to use this one.",
}) if {
	some net in input.nets
	unlicensed := [joined.channel | some joined in net.joined; not joined.licensed]
	count(unlicensed) > 0
}
