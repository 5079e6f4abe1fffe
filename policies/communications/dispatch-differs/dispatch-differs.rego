# METADATA
# scope: package
# title: Agencies dispatch by different systems
# description: |
#   Where dispatch systems do not meet, one agency's dispatcher does not see where the other's officers
#   are, and incidents are told twice or not at all.
# custom:
#   id: communications/dispatch-differs
#   severity: note
#   remedy: "Say in the plan how dispatch is shared: one system for the event, or dispatchers side by side."
#   step: say how dispatch is shared
#   seeds: [004/communications]
package roe.rules.communications.dispatch_differs

import data.roe.lib

considered := count([dispatch | some dispatch in input.dispatch; count(dispatch.agencies) > 1])

findings contains lib.record(dispatch, {
	"severity": "note",
	"cause": "dispatch differs",
	"message": "{agencies} have no dispatch system in common, and the plan names none: what one of them knows reaches the others by voice alone.",
	"args": {"agencies": {"agencies": dispatch.agencies}},
	"agencies": dispatch.agencies,
	"places": [{"role": "radio plan", "path": dispatch.path}],
}) if {
	some dispatch in input.dispatch
	count(dispatch.agencies) > 1
	not dispatch.common
	not dispatch.planned
}
