# METADATA
# scope: package
# title: Nothing says how claims are handled or insured
# description: |
#   Who answers for claims is not yet who is told of them, who defends them and who insures the
#   event. Deadlines against public bodies are short.
# custom:
#   id: finance/claims-unsaid
#   severity: note
#   remedy: Agree who is told of a claim and by when, who defends it, and what each agency insures.
#   step: say how claims are handled and insured
#   seeds: [003/liability]
package roe.rules.finance.claims_unsaid

import data.roe.lib

considered := count(lib.bearings_on(_subjects))

# One finding for all who help at one event: this is for the list of things to
# do, not for the day.
findings contains lib.record(first, {
	"severity": "note",
	"cause": concat(" ", ["claims unsaid", path]),
	"message": message,
	"args": lib.used(message, {
		"host": {"agency": first.host},
		"aid": {"agencies": [aid | some aid in {bearing.aid | some bearing in open}]},
		"subjects": {"subjects": [subject | some subject in {bearing.subject | some bearing in open}]},
	}),
	"agencies": [agency | some agency in {agency | some bearing in open; some agency in [bearing.host, bearing.aid]}; agency != ""],
	"places": [{"role": "agreement", "path": place} |
		some place in {lib.agreement_paths[[bearing.book, id]] | some bearing in open; some id in bearing.silent}
	],
}) if {
	some [book, deployment, path] in {[bearing.book, bearing.deployment, bearing.path] | some bearing in _open}
	open := [bearing | some bearing in _open; [bearing.book, bearing.deployment, bearing.path] == [book, deployment, path]]
	first := open[0]
	message := concat("", [_opening(first), "the agreements say nothing on {subjects}. Deadlines and cover are then looked for after the event."])
}

_subjects := {"finance/claims", "finance/insurance"}

# _open: a clause on it need not name anybody.
_open := [bearing |
	some bearing in lib.bearings_on(_subjects)
	lib.unborne(bearing)
	count(bearing.vague) == 0
]

_opening(bearing) := "For the help of {aid} to {host}, " if {
	bearing.deployment != ""
} else := "For the help of its parties to one another, "
