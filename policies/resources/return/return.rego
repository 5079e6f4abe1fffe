# METADATA
# scope: package
# title: The return of what is lent is not settled
# description: |
#   What is lent without a count and without a day of return cannot be told from what was used or
#   lost, and after force was used nobody can say with whose rounds.
# custom:
#   id: resources/return
#   severity: warning
#   remedy: Count what is handed over, write down the day of its return, and have it returned.
#   step: settle the return of what is lent
#   seeds: [004/resources, 003/resource-sharing]
package roe.rules.resources.return

import data.roe.lib

considered := count(input.transfers)

findings contains lib.record(transfer, {
	"severity": _severity(transfer),
	"cause": concat(" ", ["return", transfer.id]),
	"message": message,
	"args": lib.used(message, {
		"lender": {"agency": transfer.from},
		"borrower": {"agency": transfer.to},
		"items": {"actions": transfer.items, "as": "name", "sensitive": "tactics"},
		"day": {"day": lib.day(transfer.return_by.value)},
	}),
	"agencies": [transfer.from, transfer.to],
	"actions": transfer.items,
	"places": [{"role": "transfer", "path": transfer.path}],
}) if {
	some transfer in input.transfers
	open := array.concat(_returning(transfer), _counting(transfer))
	count(open) > 0
	message := concat(" ", array.concat(["{lender} lends {borrower} {items}."], open))
}

_returning(transfer) := ["The loan was due back by {day} and is not back."] if {
	transfer.overdue
} else := ["No day is set for its return."] if {
	not transfer.return_by.stated
	not transfer.returned.stated
} else := []

_counting(transfer) := ["It was handed over without a count."] if {
	transfer.counted.stated
	not transfer.counted.value
} else := ["Nothing says whether it was counted."] if {
	not transfer.counted.stated
} else := []

# What is merely not written down yet is for the briefing.
_severity(transfer) := "warning" if {
	transfer.overdue
} else := "warning" if {
	transfer.counted.stated
	not transfer.counted.value
} else := "note"
