# METADATA
# scope: package
# title: Whether officers qualify to come cannot be told
# description: |
#   An agreement that says which officers may come is kept only if somebody looks. Without a list
#   of the officers, by class and without names, nobody can say that those who come qualify.
# custom:
#   id: training/eligibility-unknown
#   severity: warning
#   remedy: Have the sending agency state, by class and without names, what the agreement or the law asks of its officers.
#   step: "have {agencies} state that their officers qualify"
#   seeds: [004/two-way]
package roe.rules.training.eligibility_unknown

import data.roe.lib

considered := count(input.eligibility)

# Nothing at all is stated: one finding for all units of an agency.
findings contains lib.record(one, {
	"severity": "warning",
	"cause": concat(" ", ["no list", one.text.id, one.agency]),
	"agencies": [one.agency, one.host],
	"message": "{text} asks of officers who come: {asked}. Nothing of that is stated of the officers of {agency}.",
	"args": {
		"text": lib.cited(one.text),
		"asked": _asked(one),
		"agency": {"agency": one.agency},
	},
	"places": array.concat([{"role": "unit", "path": one.path}], lib.because_of([one.text])),
}) if {
	some one in input.eligibility
	not one.listed
	count(one.unclear) > 0
}

# Something is, but not of everybody, or not everything.
findings contains lib.record(one, {
	"severity": "warning",
	"cause": concat(" ", ["unclear", one.text.id, one.unit]),
	"agencies": [one.agency, one.host],
	"message": "{text} asks of officers who come: {asked}. That cannot be told of {count} of {unit}.",
	"args": {
		"text": lib.cited(one.text),
		"asked": _asked(one),
		"unit": {"unit": one.unit},
		"count": lib.officers(one.unknown),
	},
	"places": array.concat(
		[{"role": "officers", "path": path} | some path in {path | some lack in one.unclear; some path in lack.paths}],
		lib.because_of([one.text]),
	),
}) if {
	some one in input.eligibility
	one.listed
	one.unknown > 0
	not one.enough
}

_asked(one) := {"list": [{"words": lib.asked_of(lack)} | some lack in one.unclear]}
