# METADATA
# scope: package
# title: A request went to, or was granted by, somebody who may not grant it
# description: |
#   A yes from the wrong desk is no yes: whoever may grant help has not been asked, and the officers
#   who come rest on nothing.
# custom:
#   id: request/wrong-granter
#   severity: error
#   remedy: Put the request before whoever may grant it, and hold the officers back until the answer is there.
#   step: put the request before whoever may grant it
#   seeds: [000/request-ladder, 001/levels]
package roe.rules.request.wrong_granter

import data.roe.lib

considered := count([level | some way in input.request_ways; some level in way.levels; _stated(level)])

findings contains object.union(
	lib.request_finding([way], {
		"severity": "error",
		"cause": concat(" ", ["granter", way.request, level.level]),
		"message": _message(level),
		"args": {
			"level": {"level": level.id},
			"agency": {"agency": level.agency.value},
			"coordinators": {"agencies": level.coordinators},
			"by": {"words": object.get(lib.rungs, level.by.value, "")},
			"grants": {"words": object.get(lib.rungs, level.grants, "")},
		},
	}),
	{"places": [{"role": "request", "path": level.step_path}, {"role": "way of asking", "path": way.way_path}]},
) if {
	some way in input.request_ways
	some level in way.levels
}

_stated(level) if level.agency.stated

_stated(level) if level.by.stated

_message(level) := "The request of {from} to {to} was put to {agency} as {level}, and under {way} that is {coordinators}." if {
	not level.agency_ok
} else := "{by} granted the request of {from} to {to} at {level}, and under {way} only {grants} may." if {
	not level.granter_ok
}
