# METADATA
# scope: package
# title: It is not clear in which way help was asked for
# description: |
#   Two ways of asking have different levels, different people who may ask, and different terms. Which
#   one was meant decides what the helper's officers stand on.
# custom:
#   id: request/way-unclear
#   severity: note
#   remedy: Name the law or plan under which help is asked for.
#   step: name the law or plan under which help is asked for
#   seeds: [000/outside-assistance, 002/44.090]
package roe.rules.request.way_unclear

import data.roe.lib

considered := count([request | some request in input.requests; count(request.ways) > 0])

findings contains lib.record(request, {
	"severity": "note",
	"cause": concat(" ", array.concat(["unclear"], request.ways)),
	"message": "{from} asks {to} for help, and that can be a request under {ways}: which one is not stated, so none was held against it.",
	"args": {
		"from": {"agency": request.from},
		"to": {"agency": request.to},
		"ways": {"list": [{"way": id} | some id in request.ways]},
	},
	"agencies": sort({request.from, request.to}),
	"places": [{"role": "request", "path": request.path}],
}) if {
	some request in input.requests
	count(request.ways) > 1
}
