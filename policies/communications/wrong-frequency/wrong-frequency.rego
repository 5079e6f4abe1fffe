# METADATA
# scope: package
# title: A channel does not have the frequency that belongs to its name
# description: |
#   Interoperability channels have one frequency each throughout the country. Lists that circulate
#   are wrong for some of them, and a radio that is set up from such a list hears nobody.
# custom:
#   id: communications/wrong-frequency
#   severity: error
#   remedy: Correct the channel as the standard has it, or give it another name.
#   step: correct frequencies that do not belong to their channel
#   seeds: [004/communications, 001/radio, 003/radio]
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

_wrong(channel) if false in {channel.rx_ok, channel.tx_ok, channel.tone_ok, channel.mode_ok, channel.width_ok}

_severity(deployment) := "warning" if {
	deployment == ""
} else := "error"

_message(channel) := "{channel} is given as {stated} here, where it was before the 800 MHz band was ordered anew: by that name it is {standard} now." if {
	channel.old
	not channel.rx_ok
} else := "{channel} transmits here where it did before the 800 MHz band was ordered anew." if {
	channel.old
} else := "{channel} is given as {stated} here, and by that name is {standard} everywhere else." if {
	not channel.rx_ok
} else := "{channel} transmits here on another frequency than by that name everywhere else." if {
	not channel.tx_ok
} else := "{channel} is given here with another tone or access code than by that name everywhere else." if {
	not channel.tone_ok
} else := "{channel} is given here in another mode, analogue or digital, than by that name everywhere else." if {
	not channel.mode_ok
} else := "{channel} is given here with another width than by that name everywhere else."
