# METADATA
# scope: package
# title: A net that must not be overheard is in the clear
# description: |
#   What is said on a channel without encryption is heard by whoever has a scanner.
# custom:
#   id: communications/clear-channel
#   severity: error
#   remedy: "Put the net on an encrypted channel for which every member has the key."
#   step: encrypt the nets that must not be overheard
#   seeds: [004/communications]
package roe.rules.communications.clear_channel

import data.roe.lib

considered := count([net | some net in input.nets; net.encrypted])

findings contains lib.with_move(
	lib.record(net, {
		"severity": lib.net_severity(net),
		"cause": concat(" ", ["clear", net.id]),
		"message": "{net} must not be overheard, and {channel} is not encrypted.",
		"args": {"net": {"net": net.id}, "channel": {"channel": net.channel.value}},
		"places": [{"role": "net", "path": net.path}],
	}),
	net,
) if {
	some net in input.nets
	net.encrypted
	net.channel.stated
	not net.secure
}

# What is patched to a clear channel is heard there as well.
findings contains lib.record(net, {
	"severity": lib.net_severity(net),
	"cause": concat(" ", ["clear patch", net.id]),
	"message": "{net} must not be overheard, and is patched to {channels}, not encrypted.",
	"args": {"net": {"net": net.id}, "channels": {"list": [{"channel": id} | some id in clear]}},
	"places": [{"role": "net", "path": net.path}],
	"remedy": "Patch it to encrypted channels alone, or drop the patch.",
}) if {
	some net in input.nets
	net.encrypted
	clear := [joined.channel | some joined in net.joined; not joined.secure]
	count(clear) > 0
}
