# METADATA
# scope: package
# title: Helpers are called back before the end
# description: |
#   An agency may call its officers home when it needs them itself. That is its right under most
#   agreements; what is left behind is a gap on the line that they held.
# custom:
#   id: request/recalled
#   severity: warning
#   remedy: Name who takes over these assignments, or end them at that time.
#   step: name who takes over from helpers who are called back
#   seeds: [000/request-ladder, 004/resource-gaps]
package roe.rules.request.recalled

import data.roe.lib

considered := count([offer | some offer in input.offers; not offer.declined])

findings contains lib.record(recall, {
	"severity": "warning",
	"cause": concat(" ", ["recalled", recall.agency]),
	"message": message,
	"args": lib.used(message, {
		"agency": {"agency": recall.agency},
		"on": {"instant": recall.on},
		"assignments": {"list": [{"assignment": id} | some id in recall.assignments]},
	}),
	"agencies": [recall.agency],
	"places": array.concat(
		[{"role": "offer", "path": recall.path}],
		[{"role": "assignment", "path": lib.assignments[[recall.book, recall.deployment, id]].path} | some id in recall.assignments],
	),
}) if {
	some recall in input.recalls
	message := concat("", [_when(recall), _left(recall)])
}

_when(recall) := "{agency} called its officers back on {on}, before its part begins" if {
	recall.before_start
} else := "{agency} calls its officers back on {on}, before its part is over"

_left(recall) := ", and the plan still counts on them for {assignments}." if {
	count(recall.assignments) > 0
} else := ": what they were to do is left to others."
