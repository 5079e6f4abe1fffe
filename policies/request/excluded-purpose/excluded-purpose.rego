# METADATA
# scope: package
# title: Help is asked for a purpose that the way of asking or the agreement rules out
# description: |
#   California's mutual aid is not given for immigration enforcement, and other systems and agreements
#   list what they are for. What is asked for outside of that, no helper may give under it.
# custom:
#   id: request/excluded-purpose
#   severity: error
#   remedy: Withdraw the request, or ask for this purpose in a way and under an agreement that allow it.
#   step: ask for this purpose in a way that allows it
#   seeds: [000/immigration, 004/all-requests]
package roe.rules.request.excluded_purpose

import data.roe.lib

considered := count(input.request_ways)

findings contains lib.request_finding(alike, {
	"severity": _severity(way),
	"cause": concat(" ", ["purpose", way.way, way.purpose]),
	"message": _message(way),
	"args": {"purpose": {"purpose": way.purpose}},
}) if {
	some way in input.request_ways
	alike := [other |
		some other in lib.same_way(input.request_ways, way)
		other.purpose == way.purpose
	]
}

# What a request says of itself; the deployment's purpose is held against each
# agreement elsewhere.
findings contains lib.record(request, {
	"severity": "error",
	"cause": concat(" ", ["purpose", request.id]),
	"message": "{from} asks {to} for help for {purpose}, and {agreements} between them rules that out.",
	"args": {
		"from": {"agency": request.from},
		"to": {"agency": request.to},
		"purpose": {"purpose": request.purpose.value},
		"agreements": {"list": [{"agreement": id} | some id in request.excluded_by]},
	},
	"agencies": sort({request.from, request.to}),
	"places": [{"role": "request", "path": request.path}],
}) if {
	some request in input.requests
	count(request.excluded_by) > 0
}

_message(way) := "{from} asks {to} for help for {purpose} under {way}, which rules that out." if {
	way.excluded
} else := "{from} asks {to} for help for {purpose} under {way}, which is for other purposes." if {
	not way.purpose_ok
}

_severity(way) := "error" if {
	way.excluded
} else := "warning"
