# METADATA
# scope: package
# title: A request left out a level that it has to pass
# description: |
#   Coordinators weigh who else needs the same officers, and they can reach agencies that the one
#   in need cannot. A state's own agencies send back what did not come through the state's
#   coordinator, and help that came past the system may stand outside of what the system covers.
# custom:
#   id: request/step-skipped
#   severity: error
#   remedy: Take the request through the level that it left out before anybody sets out, and write the step down.
#   step: take the request through the level that it left out
#   seeds: [000/request-ladder, 001/levels]
package roe.rules.request.step_skipped

import data.roe.lib

considered := count(_traced)

findings contains lib.request_finding(alike, {
	"severity": _severity(alike),
	"cause": concat(" ", array.concat(["skipped", way.way], [level.level | some level in skipped])),
	"message": "{from} asked {to} for help under {way}, and the request left out {levels}: it can be sent back, and nobody there has weighed who else needs these officers.",
	"args": {"levels": lib.way_levels(skipped)},
}) if {
	some way in _traced
	skipped := _skipped(way)
	count(skipped) > 0
	alike := [other | some other in lib.same_way(_traced, way); _skipped(other) == skipped]
}

_traced := [way |
	some way in input.request_ways
	way.traced
	way.inside
]

_skipped(way) := [{"id": level.id, "level": level.level} |
	some level in way.levels
	level.needed
	not level.passed
]

# What the plan counts on must not hang on a request that is sent back.
_severity(ways) := "error" if {
	lib.counted_on(ways)
} else := "warning"
