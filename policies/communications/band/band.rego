# METADATA
# scope: package
# title: A channel's frequency is not in the band stated
# description: |
#   A frequency outside of the band is a slip of the pen somewhere, and whoever programs radios
#   from it finds out on the day.
# custom:
#   id: communications/band
#   severity: warning
#   remedy: Correct the frequency or the band.
#   step: correct frequencies or bands
#   seeds: [004/communications]
package roe.rules.communications.band

import data.roe.lib

considered := count(input.channels)

findings contains lib.record(channel, {
	"deployment": deployment,
	"severity": "warning",
	"cause": concat(" ", ["band", channel.id]),
	"message": "{channel} has a frequency outside of the band that is given for it.",
	"args": {"channel": {"channel": channel.id}},
	"places": [{"role": "channel", "path": channel.path}],
}) if {
	some channel in input.channels
	not channel.band_ok
	some deployment in lib.channel_users(channel)
}
