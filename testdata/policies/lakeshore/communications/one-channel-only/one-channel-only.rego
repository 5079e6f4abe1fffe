# METADATA
# scope: package
# title: A tactical net has no second channel
# description: |
#   When the lake freezes the county's repeater fails a few times each winter. Whoever stands in a
#   line has to know where to go when the channel is dead.
# custom:
#   id: communications/one-channel-only
#   severity: warning
#   remedy: Name a fallback for each tactical net.
package roe.rules.communications.one_channel_only

import data.roe.lib

considered := count(_tactical)

findings contains lib.record(net, {
	"severity": "warning",
	"cause": concat(" ", ["one channel only", net.id]),
	"message": "{net} is on {channel}, and nobody says where to go when that is dead.",
	"args": {"net": {"net": net.id}, "channel": {"channel": net.channel.value}},
	"places": [{"role": "net", "path": net.path}],
}) if {
	some net in _tactical
	net.channel.stated
	not net.fallback.stated
}

_tactical := [net | some net in input.nets; net.use == "tactical"]
