# METADATA
# scope: package
# title: Help for a planned event is asked for as if nobody could have planned it
# description: |
#   Mutual aid and immediate assistance are for what comes unexpectedly. What is known weeks ahead is
#   the local agency's own responsibility, and more officers for it are a matter of contract, in which
#   command, cost and liability are agreed.
# custom:
#   id: request/planned-event
#   severity: warning
#   remedy: Agree the help by contract before the event, and keep the system for emergencies for what may still come.
#   step: agree the help by contract before the event
#   seeds: [001/planned-events]
package roe.rules.request.planned_event

import data.roe.lib

considered := count([way | some way in input.request_ways; way.planned.stated])

findings contains lib.request_finding(alike, {
	"severity": "warning",
	"cause": concat(" ", ["planned", way.way]),
	"message": "{from} asks {to} for help under {way}, which is for what nobody could plan, and this event is known beforehand.",
}) if {
	some way in _planned
	alike := lib.same_way(_planned, way)
}

_planned := [way |
	some way in input.request_ways
	way.unplanned_only
	way.planned.value
]
