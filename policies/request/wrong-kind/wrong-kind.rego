# METADATA
# scope: package
# title: The wrong kind of help was asked for
# description: |
#   Immediate assistance is for the minutes in which a watch commander needs a few officers now. Long or
#   large operations need mutual aid, with its coordinators and its approvals; and a call for a few
#   officers now need not wait for them.
# custom:
#   id: request/wrong-kind
#   severity: warning
#   remedy: Ask again in the way that is meant for this, and note when the one gave way to the other.
#   step: ask again in the right way
#   seeds: [000/outside-assistance]
package roe.rules.request.wrong_kind

import data.roe.lib

considered := count(input.request_ways)

findings contains lib.request_finding(alike, {
	"severity": "warning",
	"cause": concat(" ", ["too long", way.way]),
	"message": "{from} asks {to} for help under {way}, which is for at most {most}, and this is for {hours}.",
	"args": {
		"most": {"number": way.at_most_hours.value, "one": "hour", "many": "hours"},
		"hours": {"number": max([other.hours | some other in alike]), "one": "hour", "many": "hours"},
	},
}) if {
	some way in _long
	alike := lib.same_way(_long, way)
}

findings contains lib.request_finding(alike, {
	"severity": "warning",
	"cause": concat(" ", ["too many", way.way]),
	"message": "{from} asks {to} for help under {way}, which is for at most {most}, and {asked} are asked.",
	"args": {
		"most": {"number": way.at_most_agencies.value, "one": "agency", "many": "agencies"},
		"asked": {"number": count(way.asked)},
	},
}) if {
	some way in input.request_ways
	way.at_most_agencies.stated
	count(way.asked) > way.at_most_agencies.value
	alike := lib.same_way(input.request_ways, way)
}

# What a watch commander may ask for at once is not mutual aid by another name.
findings contains lib.request_finding([way], {
	"severity": "note",
	"cause": concat(" ", ["immediate", way.request]),
	"message": "{by} of {from} asked {to} under {way}, which only {asks} may. What is needed here can be had at once under {immediate}.",
	"args": {
		"by": {"words": lib.rungs[way.by.value]},
		"asks": {"words": lib.rungs[way.asks]},
		"immediate": {"list": [{"way": id} | some id in way.immediate]},
	},
}) if {
	some way in input.request_ways
	way.kind == "mutual-aid"
	not way.asker_ok
	count(way.immediate) > 0
}

_long := [way |
	some way in input.request_ways
	way.at_most_hours.stated
	way.hours > way.at_most_hours.value
]
