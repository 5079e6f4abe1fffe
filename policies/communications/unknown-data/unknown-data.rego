# METADATA
# scope: package
# title: Nobody has said which data systems somebody can use
# description: |
#   Whether an agency has access to a data system of the plan follows from those that its officers
#   can use. As long as these are not stated, the plan is a hope.
# custom:
#   id: communications/unknown-data
#   severity: note
#   remedy: "Ask the agency which systems its officers can use in the field."
#   step: ask which data systems officers can use
#   seeds: [004/communications]
package roe.rules.communications.unknown_data

import data.roe.lib

considered := count(input.data_members)

findings contains lib.record(deployment, {
	"deployment": deployment.id,
	"severity": "note",
	"cause": concat(" ", ["unknown data", agency]),
	"message": "Nothing says whether {agency} can use {links}.",
	"args": {
		"agency": {"agency": agency},
		"links": {"list": [{"data": id} | some id in {member.link | some member in unknown}]},
	},
	"agencies": [agency],
	"places": [{"role": "data system", "path": path} | some path in {member.path | some member in unknown}],
}) if {
	some deployment in input.deployments
	some agency in deployment.agencies
	unknown := [member |
		some member in input.data_members
		member.book == deployment.book
		member.deployment == deployment.id
		member.agency == agency
		not member.known
	]
	count(unknown) > 0
}
