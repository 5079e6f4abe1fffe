# METADATA
# scope: package
# title: Agencies follow plans of their own that nobody joined
# description: |
#   Each plan may be good and the two together not: posts that both count on the other to hold,
#   roads that both close, orders that cross. Plans for one event are one plan, or were compared.
# custom:
#   id: command/separate-plans
#   severity: warning
#   remedy: Make one operation order, or compare the plans and say in each what the others do.
#   step: join the agencies' plans
#   seeds: [004/command-control, 004/roles]
package roe.rules.command.separate_plans

import data.roe.lib

considered := count(input.agency_plans)

findings contains lib.record(plans, {
	"severity": _severity(plans),
	"cause": "separate plans",
	"message": _message[_severity(plans)],
	"args": {"agencies": {"agencies": agencies}},
	"agencies": agencies,
	"places": [{"role": "plan", "path": path} | some group in plans.groups; some path in group.paths],
}) if {
	some plans in input.agency_plans
	count(plans.groups) > 1
	agencies := sort({agency | some group in plans.groups; some agency in group.agencies})
}

_severity(plans) := "warning" if {
	some group in plans.groups
	group.known
} else := "note"

_message := {
	"warning": "{agencies} have plans of their own for this event, and these were not made to fit each other.",
	"note": "{agencies} have plans of their own for this event, and nothing says that these were made to fit each other.",
}
