# METADATA
# scope: package
# title: An agency declines to help
# description: |
#   An agency may decline, for reasons of its own rules, its own needs or its own judgement. That
#   is nobody's fault; what counts is the gap that it leaves.
# custom:
#   id: agreement/declined
#   severity: note
#   remedy: Find these officers elsewhere, or do without the task.
#   step: "do without {agencies}, or find these officers elsewhere"
#   seeds: [004/resource-gaps, 004/other-events]
package roe.rules.agreement.declined

import data.roe.lib

considered := count(input.offers)

findings contains lib.record(offer, {
	"severity": "note",
	"cause": concat(" ", ["declined", offer.by]),
	"message": message,
	"args": lib.used(message, _args(offer, _asked(offer))),
	"agencies": [offer.by],
	"actions": _asked(offer),
	"places": [{"role": "offer", "path": offer.path}],
}) if {
	some offer in input.offers
	offer.declined
	message := _message(offer)
}

findings contains lib.record(offer, {
	"severity": _severity(offer),
	"cause": concat(" ", ["declines", offer.by]),
	"message": message,
	"args": lib.used(message, _args(offer, offer.declines)),
	"agencies": [offer.by],
	"actions": offer.declines,
	"places": array.concat(
		[{"role": "offer", "path": offer.path}],
		[{"role": "assignment", "path": assignment.path} | some assignment in _counted_on(offer)],
	),
}) if {
	some offer in input.offers
	not offer.declined
	count(offer.declines) > 0
	message := concat("", ["{agency} comes, but not to {declined}", _reason(offer)])
}

_message(offer) := concat("", ["{agency} declines to come, as it may", _reason(offer), _gap(offer)])

_reason(offer) := ". Its reason: {reason}." if {
	offer.reason.stated
} else := "."

_gap(offer) := " The plan is short of it for {tasks}." if {
	count(_asked(offer)) > 0
} else := ""

_args(offer, tasks) := {
	"agency": {"agency": offer.by},
	"reason": {"words": trim_right(offer.reason.value, ".")},
	"tasks": {"actions": tasks, "as": "name", "sensitive": "tactics"},
	"declined": {"actions": tasks, "sensitive": "tactics"},
}

# _asked is what the agency was asked for.
_asked(offer) := [action |
	some action in {task |
		some request in input.requests
		request.book == offer.book
		request.deployment == offer.deployment
		request.to == offer.by
		some task in request.tasks
	}
]

# _counted_on: assignments that count on the agency for what it declines.
_counted_on(offer) := [assignment |
	some assignment in input.assignments
	assignment.book == offer.book
	assignment.deployment == offer.deployment
	offer.by in assignment.agencies
	some task in assignment.tasks
	task in offer.declines
]

_severity(offer) := "warning" if {
	count(_counted_on(offer)) > 0
} else := "note"
