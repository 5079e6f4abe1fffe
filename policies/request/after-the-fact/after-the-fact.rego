# METADATA
# scope: package
# title: Help was asked for or granted only after it had begun
# description: |
#   What officers do before help was asked for and granted rests on nothing: neither their powers,
#   nor who answers for them, nor who pays.
# custom:
#   id: request/after-the-fact
#   severity: warning
#   remedy: Have the request made and granted before the officers' part begins, or have counsel say what covers the time before.
#   step: have requests granted before anybody comes
#   seeds: [000/request-ladder, 004/all-requests]
package roe.rules.request.after_the_fact

import data.roe.lib

considered := count([request | some request in input.requests; _dated(request)])

findings contains lib.record(request, {
	"severity": "warning",
	"cause": concat(" ", ["late", request.id]),
	"message": message,
	"args": lib.used(message, {
		"from": {"agency": request.from},
		"to": {"agency": request.to},
		"began": {"instant": request.began},
		"made": {"instant": request.made.value},
		"granted": {"instant": request.granted_on.value},
	}),
	"agencies": sort({request.from, request.to}),
	"places": [{"role": "request", "path": request.path}],
}) if {
	some request in input.requests
	message := _message(request)
}

_dated(request) if request.made.stated

_dated(request) if request.granted_on.stated

_message(request) := "{from} asked {to} for help only on {made}, after the part of {to} had begun ({began}): until then its officers acted on nobody's request." if {
	request.late
} else := "The request of {from} to {to} was granted only on {granted}, after the part of {to} had begun ({began}): until then its officers acted without leave to be there." if {
	request.granted_late
}
