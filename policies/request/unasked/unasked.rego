# METADATA
# scope: package
# title: An agency comes that nobody asked
# description: |
#   Officers who come of their own accord stand outside of what was asked, counted and agreed:
#   nobody has said to whom they report, and the agreement may not cover them.
# custom:
#   id: request/unasked
#   severity: warning
#   remedy: Ask the agency in form, with tasks and times, or leave its officers out of the plan.
#   step: "ask {agencies} in form, or plan without this help"
#   seeds: [000/request-ladder, 004/all-requests]
package roe.rules.request.unasked

import data.roe.lib

considered := count([helper | some helper in input.helpers; helper.recorded])

findings contains lib.record(helper, {
	"severity": "warning",
	"cause": concat(" ", ["unasked", helper.agency]),
	"message": "{agency} is to come, and none of the requests that are written down is addressed to it.",
	"args": {"agency": {"agency": helper.agency}},
	"agencies": [helper.agency],
	"places": [{"role": "helper", "path": helper.path}],
}) if {
	some helper in input.helpers
	helper.recorded
	not helper.asked
}
