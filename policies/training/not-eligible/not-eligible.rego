# METADATA
# scope: package
# title: Officers come who do not qualify
# description: |
#   Hosts ask for years of service, good standing and clear records of the officers who are sent
#   to them, because they answer for what these do. Officers are counted and never named.
# custom:
#   id: training/not-eligible
#   severity: error
#   remedy: Send officers who qualify, or have both parties agree on the exception in writing.
#   step: send officers who qualify
#   seeds: [004/two-way]
package roe.rules.training.not_eligible

import data.roe.lib

considered := count(input.eligibility)

findings contains lib.record(one, {
	"severity": _severity(one),
	"cause": concat(" ", ["not eligible", one.text.id, one.unit]),
	"agencies": [one.agency, one.host],
	"message": concat(" ", ["{text} asks of officers who come: {asked}. That excludes {count} of {unit}.", _rest(one)]),
	"args": {
		"text": lib.cited(one.text),
		"asked": {"list": [{"words": lib.asked_of(lack)} | some lack in lacking]},
		"unit": {"unit": one.unit},
		"count": lib.officers(one.barred),
	},
	"places": array.concat(
		[{"role": "officers", "path": path} | some path in {path | some lack in lacking; some path in lack.paths}],
		lib.because_of([one.text]),
	),
}) if {
	some one in input.eligibility
	one.barred > 0
	lacking := [lack | some lack in one.lacks; not lack.what in {"certificate", "course"}]
}

# Who can be replaced from the same list only has to stay at home.
_severity(one) := "warning" if {
	one.enough
} else := "error"

_rest(one) := "The unit lists enough others." if {
	one.enough
} else := "Nothing shows that others can take their place."
