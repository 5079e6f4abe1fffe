# METADATA
# scope: package
# title: Nobody has said which radios somebody brings
# description: |
#   Whether an agency can use a channel follows from its radios. As long as these are not stated
#   the plan is a hope.
# custom:
#   id: communications/unknown-radios
#   severity: warning
#   remedy: Ask the agency for band, mode, encryption and programmed channels of the radios that it brings.
#   step: "ask {agencies} about the radios that they bring"
#   seeds: [004/communications]
package roe.rules.communications.unknown_radios

import data.roe.lib

considered := count(input.net_members)

findings contains lib.record(deployment, {
	"deployment": deployment.id,
	"severity": "warning",
	"cause": concat(" ", ["unknown radios", agency]),
	"message": "Nothing says which radios {agency} brings, so nobody can tell whether {members} will be heard on {nets}.",
	"args": {
		"agency": {"agency": agency},
		"members": {"list": [{"member": id} | some id in {member.member | some member in unknown}]},
		"nets": {"list": [{"net": id} | some id in {member.net | some member in unknown}]},
	},
	"agencies": [agency],
	"places": [{"role": "member", "path": path} | some path in {member.member_path | some member in unknown}],
}) if {
	some deployment in input.deployments
	some agency in {member.agency | some member in _unknown(deployment)}
	agency in deployment.agencies # not a vacant post
	unknown := [member | some member in _unknown(deployment); member.agency == agency]
}

_unknown(deployment) := [member |
	some member in input.net_members
	member.book == deployment.book
	member.deployment == deployment.id
	not member.known
]
