# METADATA
# scope: package
# title: Somebody cannot talk on the net
# description: |
#   At Charlottesville in 2017 city and state police could not talk on the same frequencies. Who
#   is on a net and cannot use its channel neither hears an order nor can call for help.
# custom:
#   id: communications/cannot-talk
#   severity: error
#   remedy: Put the net on a channel that all can use, lend radios, join two channels by a gateway, or have a liaison stand beside the commander.
#   seeds: [004/communications]
package roe.rules.communications.cannot_talk

import data.roe.lib

considered := count(input.net_members)

findings contains lib.record(net, {
	"severity": lib.net_severity(net),
	"cause": concat(" ", ["cannot talk", net.id]),
	"message": "{members} cannot talk on {net} ({channel}): {reasons}.",
	"args": object.union(
		{
			"members": {"list": [{"member": member.member} | some member in deaf]},
			"net": {"net": net.id},
			"channel": {"channel": net.channel.value},
			"reasons": {"words": concat("; ", {_reasons[reason] | some member in deaf; some reason in member.reasons})},
		},
		lib.used(_remedy(net), {
			"common": {"list": [{"channel": id} | some id in net.common]},
			"radios": {"number": net.cache_needed, "one": "radio", "many": "radios", "sensitive": "numbers"},
		}),
	),
	"agencies": [agency | some agency in {member.agency | some member in deaf}],
	"places": array.concat(
		[{"role": "net", "path": net.path}],
		[{"role": "member", "path": member.member_path} | some member in deaf],
	),
	"remedy": _remedy(net),
}) if {
	some net in input.nets
	net.channel.stated
	deaf := _deaf(net)
	count(deaf) > 0
}

_deaf(net) := [member |
	some member in input.net_members
	member.book == net.book
	member.deployment == net.deployment
	member.net == net.id
	member.known
	not member.usable
]

_remedy(net) := "Move the net to a channel that all of its members can use: {common}." if {
	count(net.common) > 0
} else := "Lend {radios} from the cache, which has enough that work on this channel." if {
	net.cache_needed > 0
	net.cache_has >= net.cache_needed
} else := "No channel serves all: join two channels by one of the gateways of the plan, or have a liaison with a radio of this net stand beside them." if {
	net.gateways > 0
} else := "No channel serves all and the cache falls short: bring {radios} that work on this channel, a gateway, or a liaison with a radio of this net." if {
	net.cache_needed > 0
} else := "No channel serves all: bring a gateway, or a liaison with a radio of this net."

_reasons := {
	"band": "their radios do not cover its band",
	"mode": "their radios do not have its mode, analogue or digital",
	"encryption": "they lack its encryption",
	"width": "their radios use another channel width",
	"not-programmed": "it is not programmed in their radios",
	"system": "they are not on its trunked system",
	"receive-only": "they can only listen on it",
}
