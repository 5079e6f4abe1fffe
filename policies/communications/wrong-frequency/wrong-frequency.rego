# METADATA
# scope: package
# title: A channel does not have the frequency that belongs to its name
# description: |
#   Interoperability channels have one frequency each throughout the country. Lists that circulate
#   are wrong for some of them, and a radio that is set up from such a list hears nobody.
# custom:
#   id: communications/wrong-frequency
#   severity: error
#   remedy: Correct the frequencies and tones of the channel, or give it another name.
#   seeds: [004/communications]
package roe.rules.communications.wrong_frequency

import data.roe.lib

considered := count([channel | some channel in input.channels; channel.standard.stated])

findings contains lib.record(channel, {
	"deployment": deployment,
	"severity": _severity(deployment),
	"cause": concat(" ", ["frequency", channel.id]),
	"message": _message(channel),
	"args": lib.used(_message(channel), {
		"channel": {"channel": channel.id},
		"stated": {"number": channel.rx, "one": "MHz", "many": "MHz", "sensitive": "channels"},
		"standard": {"number": channel.want_rx, "one": "MHz", "many": "MHz", "sensitive": "channels"},
	}),
	"places": [{"role": "channel", "path": channel.path}],
}) if {
	some channel in input.channels
	channel.standard.stated
	_wrong(channel)
	some deployment in lib.channel_users(channel)
}

_wrong(channel) if not channel.rx_ok

_wrong(channel) if not channel.tx_ok

_wrong(channel) if not channel.tone_ok

_severity(deployment) := "warning" if {
	deployment == ""
} else := "error"

_message(channel) := "{channel} is given as {stated} here, and by that name is {standard} everywhere else." if {
	not channel.rx_ok
} else := "{channel} transmits here on another frequency than by that name everywhere else." if {
	not channel.tx_ok
} else := "{channel} is given here with another tone or access code than by that name everywhere else."
