# METADATA
# scope: package
# title: Who decides is not in the chain of those who act
# description: |
#   An order reaches officers through their chain. Whoever decides from outside of it has nobody
#   to give the word to, and a safety or liaison officer who decides on tactics cannot do the own
#   job as well.
# custom:
#   id: authority/decides-outside-chain
#   severity: warning
#   remedy: Let somebody decide who stands above the officers who act.
#   step: let somebody above the officers decide
#   seeds: [004/on-scene-commanders, 003/chain-of-command]
package roe.rules.authority.decides_outside_chain

import data.roe.lib

considered := count([decision | some decision in input.decisions; count(decision.carrying) > 0])

findings contains lib.record(decision, {
	"severity": "warning",
	"cause": concat(" ", ["decides outside", decision.position]),
	"message": "{position} is named to decide on {actions}, and no chain of command leads to it from the officers of {assignments}, who bring or do that.",
	"args": {
		"position": {"position": decision.position},
		"actions": {"actions": decision.actions, "as": "name", "sensitive": "tactics"},
		"assignments": {"list": [{"assignment": id} | some id in decision.carrying]},
	},
	"agencies": [agency | decision.agency.stated; agency := decision.agency.value],
	"actions": decision.actions,
	"places": array.concat(
		[{"role": "position", "path": decision.path}],
		lib.assignment_places(decision, decision.carrying),
	),
	"during": decision.during,
}) if {
	some decision in input.decisions
	count(decision.carrying) > 0
	count({id | some id in decision.carrying} & {id | some id in decision.below}) == 0
}
