# METADATA
# scope: package
# title: Whoever coordinates help has not been told
# description: |
#   What is planned today may be a request tomorrow. A coordinator who knows of it early can say who
#   else draws on the same officers, and is not asked for the first time in the middle of the night.
# custom:
#   id: request/no-notice
#   severity: warning
#   remedy: Tell the coordinator now, and write down when it was done.
#   step: tell the coordinator now
#   seeds: [001/coordinator]
package roe.rules.request.no_notice

import data.roe.lib

considered := count([level | some way in input.request_ways; some level in way.levels; level.notice])

findings contains lib.request_finding(alike, {
	"severity": _severity(level),
	"cause": concat(" ", ["notice", level.id]),
	"message": "Under {way}, {level} {is} told of such help, and nothing is written on {from} having told of the help from {to}.",
	"args": {
		"level": {"level": level.id},
		"is": {"words": {true: "should be", false: "is"}[level.advice]},
	},
}) if {
	some way in input.request_ways
	some level in _untold(way)
	alike := [other |
		some other in lib.same_way(input.request_ways, way)
		level in _untold(other)
	]

	# One notice covers all: who was told of one request knows of the event.
	count(alike) == count(lib.same_way(input.request_ways, way))
}

_untold(way) := [{"id": level.id, "advice": level.advice} |
	some level in way.levels
	level.notice
	not level.passed
]

_severity(level) := "note" if {
	level.advice
} else := "warning"
