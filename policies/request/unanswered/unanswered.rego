# METADATA
# scope: package
# title: A request that nobody answered
# description: |
#   Until the agency asked has said yes or no, the plan does not know whether it has these officers.
# custom:
#   id: request/unanswered
#   severity: warning
#   remedy: Get an answer, and plan as if it were no until then.
#   step: get an answer to the request
#   seeds: [004/resource-gaps, 004/all-requests]
package roe.rules.request.unanswered

import data.roe.lib

considered := count([request | some request in input.requests; request.answers_recorded])

findings contains lib.record(request, {
	"severity": "warning",
	"cause": concat(" ", ["unanswered", request.to]),
	"message": "{from} asked {to} for help, and {to} has neither offered any nor declined.",
	"args": {
		"from": {"agency": request.from},
		"to": {"agency": request.to},
	},
	"agencies": sort({request.from, request.to}),
	"places": [{"role": "request", "path": request.path}],
}) if {
	some request in input.requests
	request.answers_recorded
	not request.answered

	# What was refused, is pending or was never asked is a finding of its own.
	not lib.turned_down(request)
	not _passed_on(request)
}

# _passed_on: whoever coordinates passed the request on to others.
_passed_on(request) if {
	some way in input.request_ways
	[way.book, way.deployment] == [request.book, request.deployment]
	some level in way.levels
	request.to in level.coordinators
}
