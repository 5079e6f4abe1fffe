# METADATA
# scope: package
# title: The way of asking does not reach the agency that is asked
# description: |
#   A state's system for mutual aid has no say over agencies of another state: nobody in it can grant
#   their help, and what it says of powers, command and cost does not bind them.
# custom:
#   id: request/beyond-path
#   severity: warning
#   remedy: Ask for this help under an agreement with the agency, or through a compact between the states.
#   step: ask in a way that reaches the agency
#   seeds: [000/request-ladder, 001/levels, 002/44.090]
package roe.rules.request.beyond_path

import data.roe.lib

considered := count(input.request_ways)

findings contains lib.request_finding(alike, {
	"severity": "warning",
	"cause": concat(" ", ["beyond", way.way]),
	"message": "{from} asks {to} for help under {way}, which is a matter of {place}: nobody in it can grant the help of an agency from elsewhere.",
	"args": {"place": {"place": way.place}},
}) if {
	some way in _beyond
	alike := lib.same_way(_beyond, way)
}

_beyond := [way |
	some way in input.request_ways
	not way.inside
	way.kind in {"mutual-aid", "outside-assistance"}
]
