# METADATA
# scope: package
# title: The agreement says nothing on a matter that it needs
# description: |
#   What an agreement leaves out is decided on the night or afterwards, by those who have to answer
#   for it. What it leaves out on money, rules of their own say.
# custom:
#   id: agreement/missing-clause
#   severity: warning
#   remedy: Add a clause on it, or settle it in the operation order or in a letter that both sign.
#   step: add the clauses that it lacks
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.missing_clause

import data.roe.lib

considered := count(input.missing_clauses)

findings contains lib.record(missing, {
	"severity": _severity(missing),
	"cause": concat(" ", ["missing clause", missing.agreement, missing.topic]),
	"message": concat(" ", ["{agreement} has no clause on {topic}.", _needed[missing.topic]]),
	"args": {
		"agreement": {"agreement": missing.agreement},
		"topic": {"topic": missing.topic},
	},
	"places": [{"role": "agreement", "path": missing.path}],
}) if {
	some missing in input.missing_clauses
	not _elsewhere(missing)
}

_needed := {
	"force": "By whose rules force is used and reported is then left to each officer.",
	"crowd-control": "Which tools may come, and who releases them, is then left to each agency.",
	"body-camera": "Who records, and who keeps the video, is then left to each agency.",
	"command": "Who commands the officers who come is then left to the moment.",
	"communications": "On which channels the agencies talk is then left to the moment.",
}

# What the plan settles for the day is only a gap in the text.
_severity(missing) := "note" if {
	missing.topic == "command"
	lib.deployments[[missing.book, missing.deployment]].has_command
} else := "note" if {
	missing.topic == "communications"
	lib.deployments[[missing.book, missing.deployment]].has_radio
} else := "warning"

# _elsewhere: another agreement relied on has such a clause for the same
# parties.
_elsewhere(missing) if {
	some id in lib.deployments[[missing.book, missing.deployment]].agreements
	id != missing.agreement
	some clause in input.clauses
	clause.book == missing.book
	clause.agreement == id
	clause.topic == missing.topic
	every party in _present(missing) {
		party in _parties[[missing.book, id]]
	}
}

_present(missing) := [party |
	some party in _parties[[missing.book, missing.agreement]]
	party in lib.deployments[[missing.book, missing.deployment]].agencies
]

_parties := {[agreement.book, agreement.id]: agreement.parties | some agreement in input.agreements}
