# METADATA
# scope: package
# title: Help was asked for, and none comes
# description: |
#   An agency that is asked may decline, and one that has set out may be called back for needs at
#   home. When every one of them does, the event stands without help, and the plan must say so.
# custom:
#   id: resources/asked-in-vain
#   severity: error
#   remedy: Ask others, ask at the next level of mutual aid, or plan the event without help.
#   step: find the help elsewhere, or plan without it
#   seeds: [004/resource-gaps, 003/resource-sharing]
package roe.rules.resources.asked_in_vain

import data.roe.lib

considered := count(input.responses)

findings contains lib.record(deployment, {
	"deployment": deployment.id,
	"severity": "error",
	"cause": "asked in vain",
	"message": message,
	"args": lib.used(message, _args(deployment, responses)),
	"agencies": array.concat([deployment.host], _asked(responses)),
	"places": array.concat(
		[{"role": "deployment", "path": deployment.path}],
		[{"role": "request", "path": response.path} | some response in responses],
	),
}) if {
	some deployment in input.deployments
	responses := [response |
		some response in input.responses
		[response.book, response.deployment] == [deployment.book, deployment.id]
	]
	count(_giving(responses, "comes")) == 0
	_refused(responses)
	not _helped(deployment)
	message := concat(" ", array.concat(
		["For {event}, {host} asked {asked} for help, and none comes."],
		[sentence |
			some outcome, sentence in _told
			count(_giving(responses, outcome)) > 0
		],
	))
}

_told := {
	"declined": "{declined} declined, as agencies may.",
	"recalled": "{recalled} called back what was offered.",
	"unanswered": "No answer of {unanswered} is on record.",
}

# _refused: somebody said no. Requests whose answers nobody wrote down are no
# gap yet.
_refused(responses) if {
	some response in responses
	response.outcome in {"declined", "recalled"}
}

# _helped: somebody comes who was not asked.
_helped(deployment) if {
	some unit in input.units
	[unit.book, unit.deployment] == [deployment.book, deployment.id]
	unit.agency != deployment.host
}

_giving(responses, outcome) := [agency |
	some agency in {response.agency |
		some response in responses
		response.outcome == outcome
	}
]

_asked(responses) := [agency | some agency in {response.agency | some response in responses}]

_args(deployment, responses) := object.union(
	{outcome: {"agencies": _giving(responses, outcome)} | some outcome, _ in _told},
	{
		"event": {"deployment": deployment.id},
		"host": {"agency": deployment.host},
		"asked": {"agencies": _asked(responses)},
	},
)
