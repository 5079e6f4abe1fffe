# METADATA
# scope: package
# title: A fallback is no way out
# description: |
#   Who falls back to the frequency of another net talks into it, and who falls back to the channel
#   that has failed has no fallback.
# custom:
#   id: communications/fallback-collides
#   severity: warning
#   remedy: "Choose a fallback on a frequency that no net of the plan uses."
#   step: choose fallbacks that no net uses
#   seeds: [004/communications]
package roe.rules.communications.fallback_collides

import data.roe.lib

considered := count([net | some net in input.nets; net.fallback.stated])

findings contains lib.record(reuse, {
	"severity": "warning",
	"cause": concat(" ", array.concat(["fallback"], reuse.nets)),
	"message": "{net} falls back to {fallback}, which shares a frequency ({frequency}) with {channel}: who falls back talks into {other}.",
	"args": {
		"net": {"net": reuse.nets[0]},
		"other": {"net": reuse.nets[1]},
		"fallback": {"channel": reuse.channels[0]},
		"channel": {"channel": reuse.channels[1]},
		"frequency": {"number": reuse.mhz, "one": "MHz", "many": "MHz", "sensitive": "channels"},
	},
	"places": [
		{"role": "net", "path": reuse.path},
		{"role": "net", "path": reuse.other_path},
	],
}) if {
	some reuse in input.frequency_reuse
	reuse.fallback
}

findings contains lib.record(net, {
	"severity": "warning",
	"cause": concat(" ", ["own fallback", net.id]),
	"message": "{net} falls back to {channel}, which is the very channel that it is on.",
	"args": {"net": {"net": net.id}, "channel": {"channel": net.channel.value}},
	"places": [{"role": "net", "path": net.path}],
}) if {
	some net in input.nets
	net.fallback.stated
	net.fallback.value == net.channel.value
}
