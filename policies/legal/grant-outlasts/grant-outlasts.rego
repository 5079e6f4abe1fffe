# METADATA
# scope: package
# title: A grant of authority outlasts the event, or its end is in dispute
# description: |
#   Who was deputised for one night and still is weeks later acts under another government's
#   command, rules and prosecutors after the reason for it has gone. Whether such a grant has ended
#   is then argued case by case.
# custom:
#   id: legal/grant-outlasts
#   severity: warning
#   remedy: Have the grant end with the event in writing, and have both governments confirm the day.
#   step: have powers end with the event
#   seeds: [003/jurisdiction, 003/chain-of-command]
package roe.rules.legal.grant_outlasts

import data.roe.lib

considered := count(input.grant_ends)

findings contains lib.record(end, {
	"severity": "warning",
	"cause": concat(" ", ["outlasts", end.id]),
	"message": message,
	"args": lib.used(message, {
		"document": lib.document(end),
		"agencies": {"agencies": end.agencies},
		"until": {"instant": end.until.value},
	}),
	"agencies": end.agencies,
	"places": [{"role": "grant", "path": end.path}],
}) if {
	some end in input.grant_ends
	message := _message(end)
}

_message(end) := "Whether the authority that {document} gives to officers of {agencies} has ended is in dispute." if {
	end.disputed
} else := "The authority that {document} gives to officers of {agencies} lasts until {until}, longer than this event." if {
	end.outlasts
} else := "{document} makes officers of {agencies} officers of another government, and says no day on which that ends." if {
	end.endless
}
