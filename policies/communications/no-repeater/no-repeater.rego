# METADATA
# scope: package
# title: A net needs a repeater that may not be there
# description: |
#   On a channel that sends on one frequency and receives on another, nobody hears anybody without a
#   repeater. Repeaters for the interoperability channels stand in few places and have to be brought
#   or switched on.
# custom:
#   id: communications/no-repeater
#   severity: warning
#   remedy: "Have a repeater there, or take the direct channel of the same name."
#   step: have the repeaters there
#   seeds: [004/communications]
package roe.rules.communications.no_repeater

import data.roe.lib

considered := count([net | some net in input.nets; net.repeater != ""])

findings contains lib.record(net, {
	"severity": "warning",
	"cause": concat(" ", ["repeater", net.id]),
	"message": "{net} is on {channel}, whose repeaters stand elsewhere: without one nobody on it hears anybody.",
	"args": _args(net),
	"places": [{"role": "net", "path": net.path}],
}) if {
	some net in input.nets
	net.repeater == "elsewhere"
}

# An agency knows of its own repeaters; those of shared channels are forgotten.
findings contains lib.record(net, {
	"severity": "note",
	"cause": concat(" ", ["repeater", net.id]),
	"message": "{net} is on {channel}, which works through a repeater, and nothing says that one stands there.",
	"args": _args(net),
	"places": [{"role": "net", "path": net.path}],
}) if {
	some net in input.nets
	net.repeater == "unsaid"
	net.library
}

_args(net) := {"net": {"net": net.id}, "channel": {"channel": net.channel.value}}
