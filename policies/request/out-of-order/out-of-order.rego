# METADATA
# scope: package
# title: A request came to a higher level before the lower one
# description: |
#   Each level is asked when the one below cannot help. Whoever is asked out of turn does not know
#   what is still free below, and officers from afar set out while neighbours stand ready.
# custom:
#   id: request/out-of-order
#   severity: warning
#   remedy: Have the lower level confirm that it has nobody left, and correct the record of the request.
#   step: have the lower level confirm that it has nobody left
#   seeds: [000/request-ladder, 001/levels]
package roe.rules.request.out_of_order

import data.roe.lib

considered := count([level | some way in input.request_ways; some level in way.levels])

findings contains object.union(
	lib.request_finding([way], {
		"severity": "warning",
		"cause": concat(" ", array.concat(["order", way.way, level.level], level.before)),
		"message": "The request of {from} to {to} came to {level} before {below}, and {way} goes the other way round: from below, as far as needed.",
		"args": {
			"level": {"level": level.id},
			"below": {"list": [{"level": concat("#", [way.way, lower])} | some lower in level.before]},
		},
	}),
	{"places": [{"role": "request", "path": level.step_path}, {"role": "way of asking", "path": way.way_path}]},
) if {
	some way in input.request_ways
	some level in way.levels
	count(level.before) > 0
}
