# METADATA
# scope: package
# title: The agreement leaves out a matter that its topic needs
# description: |
#   A clause on a topic is not yet an answer to every question of it. Who may refuse, whose court
#   orders have to be kept, how a party leaves: what the text does not say is argued on the night or
#   in court. Only agreements that are written down whole on the topic are judged.
# custom:
#   id: agreement/left-out
#   severity: note
#   remedy: Add a clause on it, or settle it in a letter that both sign.
#   step: add what its topic needs
#   seeds: [004/all-requests, 004/common-terms, 003/jurisdiction]
package roe.rules.agreement.left_out

import data.roe.lib

considered := count([subject | some missing in input.missing_subjects; some subject in missing.subjects])

findings contains lib.record(missing, {
	"severity": _severity(missing, left),
	"cause": concat(" ", ["left out", missing.agreement, missing.topic]),
	"message": "What {agreement} says on {topic} leaves out {matters}.",
	"args": {
		"agreement": {"agreement": missing.agreement},
		"topic": {"topic": missing.topic},
		"matters": {"subjects": left},
	},
	"places": [{"role": "agreement", "path": missing.path}],
}) if {
	some missing in input.missing_subjects
	not missing.topic in _elsewhere
	left := [subject |
		some subject in missing.subjects
		subject != "legal/court-orders" # a matter only where there are any
		not _said_by_another(missing, subject)
	]
	count(left) > 0
}

# _elsewhere are topics on which rules of their own say what is left out.
_elsewhere := {"accountability", "finance", "training"}

# Who commands and by whose power officers act has to be known before they do.
_severity(missing, left) := "warning" if {
	missing.deployment != ""
	some subject in left
	subject in {"command/structure", "crowd-control/tools", "force/policy", "legal/powers"}
} else := "note"

# _said_by_another: another agreement relied on settles it for the same
# agencies of the deployment.
_said_by_another(missing, subject) if {
	deployment := lib.deployments[[missing.book, missing.deployment]]
	some id in deployment.agreements
	id != missing.agreement
	some clause in input.clauses
	clause.book == missing.book
	clause.agreement == id
	subject in clause.subjects
	every agency in _bound(missing, deployment) {
		agency in _parties[[missing.book, id]]
	}
}

_bound(missing, deployment) := [agency |
	some agency in _parties[[missing.book, missing.agreement]]
	agency in deployment.agencies
]

_parties := {[agreement.book, agreement.id]: agreement.parties | some agreement in input.agreements}
