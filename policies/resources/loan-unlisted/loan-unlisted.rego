# METADATA
# scope: package
# title: A loan is not on the borrower's own list
# description: |
#   Officers are handed a tool of which their own rules say nothing: neither when it may be used,
#   nor who is trained, nor what is reported.
# custom:
#   id: resources/loan-unlisted
#   severity: warning
#   remedy: Have the borrower put it on its list with rules of its own, or leave it with officers of the lender.
#   step: have the borrower list what is lent to it
#   seeds: [004/resources, 004/crowd-control-equipment]
package roe.rules.resources.loan_unlisted

import data.roe.lib

considered := count(input.transfers)

findings contains lib.record(transfer, {
	"severity": "warning",
	"cause": concat(" ", ["unlisted", transfer.id]),
	"message": "{lender} lends {borrower} {items}, and {borrower}'s own rules, which are known in full on this, do not speak of it.",
	"args": {
		"lender": {"agency": transfer.from},
		"borrower": {"agency": transfer.to},
		"items": {"actions": items, "as": "name", "sensitive": "tactics"},
	},
	"agencies": [transfer.from, transfer.to],
	"actions": items,
	"places": [{"role": "transfer", "path": transfer.path}],
}) if {
	some transfer in input.transfers
	items := [item | some item in transfer.unlisted; not _brought(transfer, item)]
	count(items) > 0
}

# _brought: a unit of the borrower carries it in the plan, and the silence of
# its rules is told there.
_brought(transfer, item) if {
	some unit in input.units
	[unit.book, unit.deployment, unit.agency] == [transfer.book, transfer.deployment, transfer.to]
	item in unit.carries
}
