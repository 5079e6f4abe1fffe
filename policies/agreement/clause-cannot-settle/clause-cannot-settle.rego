# METADATA
# scope: package
# title: A clause cannot do what it says
# description: |
#   A signature waives only what the signatory may waive. “The stricter rule applies” is no answer
#   where one rule requires what the other forbids, and a rule that does not exist cannot prevail.
# custom:
#   id: agreement/clause-cannot-settle
#   severity: warning
#   remedy: Reword the clause, or have those sign it who can make the rule give way.
#   step: reword the clauses that cannot do what they say
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.clause_cannot_settle

import data.roe.lib

considered := count(input.attempts)

findings contains lib.record(attempt, {
	"severity": "warning",
	"cause": concat(" ", ["clause", attempt.clause, reason]),
	"message": _says[reason],
	"args": lib.used(_says[reason], {
		"clause": {"clause": attempt.clause},
		"rules": {"norms": attempt.norms},
	}),
	"places": [{"role": "clause", "path": attempt.path}],
}) if {
	some attempt in input.attempts
	some reason in attempt.reasons
	[attempt.book, attempt.deployment, attempt.clause, reason] in _open
}

_says := {
	"outranks": "{clause} would have {rules} give way, and nobody who signed the agreement has the power to waive that.",
	"dilemma": "{clause} says that the stricter rule applies, and where one rule requires what the other forbids there is none.",
	"no-own-position": "{clause} sends officers to rules that say nothing on the matter, so that it leaves them without any.",
	"tasked": "{clause} rests on helpers not being used for this, and the deployment tasks or equips them for it.",
}

# What another clause settles needs no remedy here.
_open contains [clash.book, clash.deployment, settlement.clause, settlement.why] if {
	some clashes in input.clashes
	some clash in clashes
	not clash.settled
	some settlement in clash.settlements
	settlement.outcome == "fails"
}
