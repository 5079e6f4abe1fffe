# METADATA
# scope: package
# title: Somebody has no access to a data system of the plan
# description: |
#   Dispatch, messages, positions and pictures reach only those who have access to the system that
#   carries them. Who has none works from what is said on the radio.
# custom:
#   id: communications/no-data-access
#   severity: warning
#   remedy: "Give them access for the event, with the training and the clearance that it takes, or have somebody beside them who has it."
#   step: give access to the data systems
#   seeds: [004/communications]
package roe.rules.communications.no_data_access

import data.roe.lib

considered := count(input.data_members)

findings contains lib.record(link, {
	"severity": "warning",
	"cause": concat(" ", ["no access", link.id]),
	"message": "{members} have no access to {link}, on which the plan counts for {use}.",
	"args": {
		"members": {"list": [{"member": member.member} | some member in without]},
		"link": {"data": link.id},
		"use": {"words": lib.data_uses[link.use]},
	},
	"agencies": [agency | some agency in {member.agency | some member in without}],
	"places": array.concat(
		[{"role": "data system", "path": link.path}],
		[{"role": "member", "path": member.member_path} | some member in without],
	),
}) if {
	some link in input.data_links
	without := [member |
		some member in input.data_members
		lib.fellows(member, link)
		member.link == link.id
		member.known
		not member.access
	]
	count(without) > 0
}
