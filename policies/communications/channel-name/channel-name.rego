# METADATA
# scope: package
# title: A channel's name is nearly that of a standard one
# description: |
#   Everybody's radios show the standard names. Whoever reads another spelling in the plan looks for
#   it in vain, or takes it for another channel.
# custom:
#   id: communications/channel-name
#   severity: note
#   remedy: "Write the standard name, or give a channel of one's own a name that is not like it."
#   step: write the standard names of channels
#   seeds: [004/communications]
package roe.rules.communications.channel_name

import data.roe.lib

considered := count(input.channels)

findings contains lib.record(channel, {
	"deployment": deployment,
	"severity": "note",
	"cause": concat(" ", ["name", channel.id]),
	"message": _message(channel),
	"args": {"channel": {"channel": channel.id}, "standard": {"channel": channel.near.value}},
	"places": [{"role": "channel", "path": channel.path}],
}) if {
	some channel in input.channels
	channel.near.stated
	some deployment in lib.channel_users(channel)
}

_message(channel) := "{channel} is {standard} written otherwise: whoever looks for the one name on a radio does not find the other." if {
	channel.standard.stated
} else := "{channel} is all but the name of {standard}: a slip of the pen, or two channels that will be taken for each other."
