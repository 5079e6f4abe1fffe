# METADATA
# scope: package
# title: Help that is counted on has not been granted
# description: |
#   Talks are no request, and a request that somebody has still to approve brings nobody. Before the
#   day this is a matter of a signature; on the day it is a gap.
# custom:
#   id: request/not-granted
#   severity: error
#   remedy: Make the request in form and have it approved before the event, or plan without this help.
#   step: have the help granted, or plan without it
#   seeds: [000/request-ladder, 004/all-requests]
package roe.rules.request.not_granted

import data.roe.lib

considered := count(input.requests)

findings contains lib.record(request, {
	"severity": _severity(request),
	"cause": concat(" ", ["not granted", request.id]),
	"message": message,
	"args": lib.used(message, {
		"from": {"agency": request.from},
		"to": {"agency": request.to},
		"level": {"level": concat("#", [concat("", request.ways), request.outcome_level])},
		"above": {"list": [{"level": id} | some id in _above(request)]},
	}),
	"agencies": sort({request.from, request.to}),
	"places": _places(request),
}) if {
	some request in input.requests
	not request.declined
	lib.turned_down(request)
	message := concat("", [_what(request), _whose(request)])
}

_what(request) := "{from} has only talked with {to} about help, and never asked for it in form" if {
	request.formal.stated
	not request.formal.value
} else := "The request of {from} to {to} for help was refused" if {
	request.outcome.value == "refused"
} else := "The request of {from} to {to} for help has not been answered yet" if {
	request.outcome.value == "pending"
} else := "{from} asks {to} for help, and whoever must approve asking has not"

# _whose says at which level it hangs.
_whose(request) := " ({level})." if {
	request.outcome.value in {"pending", "refused"}
	count(request.ways) == 1
} else := ", and {above} would have to grant it." if {
	count(_above(request)) > 0
} else := "."

# _above lists the levels that such a request has to pass and has not.
_above(request) := [level.id |
	some way in input.request_ways
	[way.book, way.deployment, way.request] == [request.book, request.deployment, request.id]
	some level in way.levels
	level.needed
	not level.passed
]

_places(request) := [{"role": "request", "path": request.path}] if {
	request.outcome_path == ""
} else := [{"role": "request", "path": request.outcome_path}]

_severity(request) := "error" if {
	request.counted_on
} else := "error" if {
	some help in input.outside_help
	[help.book, help.deployment] == [request.book, request.deployment]
	help.contingency.stated
	not help.contingency.value
} else := "warning"
