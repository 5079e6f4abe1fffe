# METADATA
# scope: package
# title: Nothing is written on which levels a request passed
# description: |
#   Whether a request went through those who coordinate help is asked first when something goes
#   wrong. What was passed should stand in the plan, with who granted it and when.
# custom:
#   id: request/steps-unstated
#   severity: note
#   remedy: Write down the levels that the request passed, who granted it there, and when.
#   step: write down the levels that the request passed
#   seeds: [000/request-ladder, 001/levels]
package roe.rules.request.steps_unstated

import data.roe.lib

considered := count(input.request_ways)

findings contains lib.request_finding(alike, {
	"severity": "note",
	"cause": concat(" ", ["steps unstated", way.way]),
	"message": "{from} asks {to} for help under {way}, which goes by way of {levels}, and nothing is written on whether these were asked.",
	"args": {"levels": lib.way_levels(_open(way))},
}) if {
	some way in input.request_ways
	count(_open(way)) > 0
	alike := [other | some other in lib.same_way(input.request_ways, way); _open(other) == _open(way)]
}

# _open lists the levels to pass of a request that states none.
_open(way) := [{"id": level.id} |
	not way.traced
	way.inside
	some level in way.levels
	level.needed
	not level.passed
]
