# METADATA
# scope: package
# title: Somebody cannot use the fallback of the net
# description: |
#   A fallback is there for the moment when the channel fails. Who cannot use it is cut off just then.
# custom:
#   id: communications/fallback-unusable
#   severity: warning
#   remedy: "Choose a fallback that every member of the net can use."
#   step: choose fallbacks that every member can use
#   seeds: [004/communications, 002/common-frequencies]
package roe.rules.communications.fallback_unusable

import data.roe.lib

considered := count([net | some net in input.nets; net.fallback.stated])

findings contains lib.record(net, {
	"severity": "warning",
	"cause": concat(" ", ["fallback", net.id]),
	"message": "{members} cannot use {fallback}, to which {net} falls back when its channel fails.",
	"args": {
		"members": {"list": [{"member": member.member} | some member in cut_off]},
		"fallback": {"channel": net.fallback.value},
		"net": {"net": net.id},
	},
	"agencies": [agency | some agency in {member.agency | some member in cut_off}],
	"places": array.concat(
		[{"role": "net", "path": net.path}],
		[{"role": "member", "path": member.member_path} | some member in cut_off],
	),
}) if {
	some net in input.nets
	net.fallback.stated
	cut_off := [member |
		some member in lib.members_of(net)
		member.known
		not member.on_fallback
	]
	count(cut_off) > 0
}
