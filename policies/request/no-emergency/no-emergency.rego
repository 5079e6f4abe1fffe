# METADATA
# scope: package
# title: The way of asking needs a declared emergency, and there is none
# description: |
#   An interstate compact opens with a declaration. Without one, or after it has run out, what the
#   compact gives to visiting officers, their powers, their cover and their pay, is not there.
# related_resources:
#   - ref: https://emacweb.org/index.php/learn/learn-about-emac-your-discipline/law-enforcement
#     description: EMAC, law enforcement
# custom:
#   id: request/no-emergency
#   severity: error
#   remedy: Have the emergency declared for this place and time before officers are asked for, or agree the help in another way.
#   step: have the emergency declared, or ask in another way
#   seeds: [000/request-ladder, 002/44.090]
package roe.rules.request.no_emergency

import data.roe.lib

considered := count([way | some way in input.request_ways; way.emergency_only])

findings contains object.union(finding, {"places": array.concat(
	finding.places,
	[{"role": "declaration", "path": path} | some path in way.declarations],
)}) if {
	some way in _undeclared
	alike := lib.same_way(_undeclared, way)
	finding := lib.request_finding(alike, {
		"severity": _severity(way),
		"cause": concat(" ", ["no emergency", way.way]),
		"message": _message(way),
	})
}

_undeclared := [way |
	some way in input.request_ways
	way.emergency_only
	not way.declared
]

_message(way) := "{from} asks {to} for help under {way}, which needs a declared emergency, and nothing is written on one." if {
	count(way.declarations) == 0
} else := "{from} asks {to} for help under {way}, which needs a declared emergency, and what was declared does not cover this place, this time or this government."

# A declaration that is nowhere written may still have been made.
_severity(way) := "warning" if {
	count(way.declarations) == 0
} else := "error"
