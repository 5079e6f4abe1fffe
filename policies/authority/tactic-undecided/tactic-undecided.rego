# METADATA
# scope: package
# title: The plan allows a tactic and names nobody who decides on it
# description: |
#   Encircling, dispersing or arresting a crowd is done by a whole line at one word. Which
#   commander on the scene gives that word has to stand in the plan.
# custom:
#   id: authority/tactic-undecided
#   severity: warning
#   remedy: Write into the plan whose word it takes, or which position decides on it.
#   step: say whose word each tactic takes
#   seeds: [004/on-scene-commanders, 004/protest-tactics]
package roe.rules.authority.tactic_undecided

import data.roe.lib

considered := count([row | some row in input.tactics; row.action in _moves])

findings contains lib.record(first, {
	"severity": "warning",
	"cause": concat(" ", ["tactic undecided", order]),
	"message": "{order} lets officers of {agencies} {actions}, and no rule and no position says who on the scene decides on it.",
	"args": {
		"order": {"norms": [order]},
		"agencies": {"agencies": agencies},
		"actions": {"actions": actions, "sensitive": "tactics"},
	},
	"agencies": agencies,
	"actions": actions,
	"places": lib.cites(book, [order], "order"),
}) if {
	some [book, deployment, order], group in _groups
	first := {"book": book, "deployment": deployment}
	agencies := sort({row.agency | some row in group})
	actions := sort({row.action | some row in group})
}

_groups[[row.book, row.deployment, order]] contains row if {
	some row in input.tactics
	row.action in _moves
	some order in row.unasked
	not [row.book, row.deployment, row.action] in _decided
}

_decided contains [decision.book, decision.deployment, action] if {
	some decision in input.decisions
	some action in decision.covers
}

# _moves are what a line does together, on a word.
_moves := {
	"tactics/bicycle-line",
	"tactics/canine",
	"tactics/crowd-movement",
	"tactics/dispersal",
	"tactics/dispersal-order",
	"tactics/encirclement",
	"tactics/mass-arrest",
	"tactics/mounted",
}
