# METADATA
# scope: package
# title: Somebody cannot talk on the net
# description: |
#   At Charlottesville in 2017 city and state police could not talk on the same frequencies. Who
#   is on a net and cannot use its channel neither hears an order nor can call for help.
# custom:
#   id: communications/cannot-talk
#   severity: error
#   remedy: Put the net on a channel that all can use, program it, lend radios, join two channels by a gateway, or send a liaison with a radio.
#   step: give every member of a net a way to talk on it
#   seeds: [004/communications, 002/common-frequencies, 003/radio]
package roe.rules.communications.cannot_talk

import data.roe.lib

considered := count(input.net_members)

findings contains lib.with_repair(
	lib.record(net, {
		"severity": lib.net_severity(net),
		"cause": concat(" ", ["cannot talk", net.id]),
		"message": message,
		"args": lib.used(message, _args(net, deaf)),
		"agencies": [agency | some agency in {member.agency | some member in deaf}],
		"places": array.concat(
			[{"role": "net", "path": net.path}],
			[{"role": "member", "path": member.member_path} | some member in deaf],
		),
	}),
	net,
) if {
	some net in input.nets
	net.channel.stated
	deaf := _deaf(net)
	count(deaf) > 0
	message := concat("", [
		"{members} cannot talk on {net} ({channel})",
		_hearing(net),
		": ",
		_why(deaf),
		".",
		_falling_back(net),
		_alone(net),
	])
}

_deaf(net) := [member |
	some member in input.net_members
	member.book == net.book
	member.deployment == net.deployment
	member.net == net.id
	member.known
	not member.usable
]

_args(net, deaf) := object.union(
	{
		"members": _members([member.member | some member in deaf]),
		"net": {"net": net.id},
		"channel": {"channel": net.channel.value},
		"hearing": _members(_group(net, net.channel.value)),
		"fallback": {"channel": net.fallback.value},
		"second": _members(_group(net, net.fallback.value)),
		"alone": _members(net.alone),
	},
	{concat("_", ["who", _name(reason)]): _members([member.member | some member in deaf; reason in member.reasons]) |
		some reason in {reason | some member in deaf; some reason in member.reasons}
	},
)

_members(ids) := {"list": [{"member": id} | some id in ids]}

_name(reason) := replace(reason, "-", "_")

_group(net, channel) := {id | some hearing in net.hearings; hearing.channel == channel; some id in hearing.members}

_hearing(net) := ", on which {hearing} hear one another" if {
	count(_group(net, net.channel.value)) > 0
} else := ""

_falling_back(net) := " On the fallback, {fallback}, {second} hear one another." if {
	net.fallback.stated
	count(_group(net, net.fallback.value)) > 0
} else := ""

# _alone: that somebody hears nobody on the one channel of the net goes without
# saying; on two it does not, nor that all of them are alone.
_alone(net) := " Nobody on it hears anybody." if {
	count(net.hearings) == 0
	count(net.alone) > 1
} else := concat(" ", [" {alone}", _verb(net.alone), "nobody on either."]) if {
	net.fallback.stated
	count(net.alone) > 0
} else := ""

_verb(ids) := "hears" if {
	count(ids) == 1
} else := "hear"

# _why says the reasons once where all have the same, else who has which.
_why(deaf) := concat(" and ", [_reasons[reason] | some reason in deaf[0].reasons]) if {
	count({member.reasons | some member in deaf}) == 1
} else := concat("; ", [concat("", ["of {who_", _name(reason), "}, ", _reasons[reason]]) |
	some reason in {reason | some member in deaf; some reason in member.reasons}
])

_reasons := {
	"band": "the radios do not cover its band",
	"mode": "the radios do not have its mode, analogue or digital",
	"encryption": "the radios lack its encryption key",
	"width": "the radios use another channel width",
	"not-programmed": "it is not programmed in the radios",
	"direct-only": "the radios have only its direct variant, which the repeater does not hear",
	"repeater-only": "the radios have it only by way of a repeater",
	"reversed": "the radios have it the wrong way round, sending where the others send",
	"tone": "the radios send another tone, which keeps the others silent",
	"nac": "the radios send another access code, which keeps the others silent",
	"other-mode": "it is programmed in another mode",
	"other-width": "it is programmed with another width",
	"system": "the radios are not on its trunked system",
	"receive-only": "the radios can only listen on it",
	"too-few": "fewer radios are lent than there are officers",
}
