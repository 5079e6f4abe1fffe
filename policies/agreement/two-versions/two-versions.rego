# METADATA
# scope: package
# title: Two versions of an agreement live side by side
# description: |
#   A new agreement that replaces the old one only for those who sign it leaves the others bound by
#   the old. Officers who work together are then under two texts, and where the two differ, each
#   side expects something else of the other.
# custom:
#   id: agreement/two-versions
#   severity: warning
#   remedy: Have everybody who takes part sign the newer agreement, or state in writing, clause by clause, which of the two applies.
#   step: have everybody sign the newer version
#   seeds: [004/agreements-up-to-date, 004/common-terms]
package roe.rules.agreement.two_versions

import data.roe.lib

considered := count(input.version_gaps)

findings contains lib.record(gap, {
	"severity": _severity(gap),
	"cause": concat(" ", ["two versions", gap.older, gap.newer]),
	"message": message,
	"args": lib.used(message, {
		"older": {"agreement": gap.older},
		"newer": {"agreement": gap.newer},
		"behind": {"agencies": gap.bound_by_older},
		"ahead": {"agencies": gap.bound_by_newer},
		"changed": {"list": [{"clause": pair.newer} | some pair in gap.changed]},
		"added": {"list": [{"clause": clause} | some clause in gap.only_newer]},
		"dropped": {"list": [{"clause": clause} | some clause in gap.only_older]},
	}),
	"agencies": array.concat(gap.bound_by_newer, gap.bound_by_older),
	"places": array.concat(
		[{"role": "older", "path": gap.path}, {"role": "newer", "path": gap.newer_path}],
		[place |
			some pair in gap.changed
			some place in [
				{"role": "older clause", "path": pair.older_path},
				{"role": "newer clause", "path": pair.newer_path},
			]
		],
	),
}) if {
	some gap in input.version_gaps
	message := concat(" ", array.concat(
		["{older} still binds {behind}; {newer}, which replaces it only for those who signed, binds {ahead}."],
		_differences(gap),
	))
}

# _severity: without another agreement that holds, officers come on nothing.
_severity(gap) := "error" if {
	some agency in array.concat(gap.bound_by_older, gap.bound_by_newer)
	[gap.book, gap.deployment, agency] in lib.uncovered
} else := "warning"

# _differences says what the comparison clause by clause gives.
_differences(gap) := ["Clause by clause, what is written down of the two is the same."] if {
	_written(gap) == 0
	_clauses(gap) > 0
} else := ["Their clauses are not written down, so they have to be compared clause by clause by hand."] if {
	_written(gap) == 0
} else := [sentence |
	some part in [
		{"clauses": gap.changed, "text": "The two differ on {changed}."},
		{"clauses": gap.only_newer, "text": "Only the newer has {added}."},
		{"clauses": gap.only_older, "text": "Only the older has {dropped}."},
	]
	count(part.clauses) > 0
	sentence := part.text
]

_written(gap) := (count(gap.changed) + count(gap.only_newer)) + count(gap.only_older)

_clauses(gap) := count([clause |
	some clause in input.clauses
	clause.book == gap.book
	clause.agreement == gap.newer
])
