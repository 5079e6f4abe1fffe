# METADATA
# scope: package
# title: A commander is named to decide what a rule reserves to a higher one
# description: |
#   A rule says how high the person must stand whose word releases a tool. A plan that names
#   somebody lower gives a word that is none, and officers who act on it act without leave.
# custom:
#   id: authority/decides-below
#   severity: warning
#   remedy: Name the one whom the rule asks for, or have the rule changed so that it may be delegated.
#   step: name as decider the one whom the rule asks for
#   seeds: [004/on-scene-commanders]
package roe.rules.authority.decides_below

import data.roe.lib

considered := count(input.decisions)

findings contains lib.record(decision, {
	"severity": "warning",
	"cause": concat(" ", ["decides below", decision.position, need.norm]),
	"message": "{position} is named to decide on {actions}, and by {rules} officers of {agencies} need that {approvals}.",
	"args": {
		"position": {"position": decision.position},
		"actions": {"actions": actions, "as": "name", "sensitive": "tactics"},
		"rules": {"norms": [need.norm]},
		"agencies": {"agencies": need.agencies},
		"approvals": {"approvals": [need.approval]},
	},
	"agencies": need.agencies,
	"actions": actions,
	"places": array.concat([{"role": "position", "path": decision.path}], lib.cites(decision.book, [need.norm], "rule")),
	"during": need.during,
}) if {
	some decision in input.decisions
	some need in input.needs
	need.in_play
	need.book == decision.book
	need.deployment == decision.deployment
	need.assignment in decision.below
	need.approval.agency == decision.agency.value
	lib.ladder[decision.rung] < lib.ladder[need.approval.rung]
	lib.meet(need.during, decision.during)
	actions := [action | some action in need.actions; action in decision.covers]
	count(actions) > 0
}
