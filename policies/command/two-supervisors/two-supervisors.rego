# METADATA
# scope: package
# title: Officers report to two supervisors
# description: |
#   Each officer has one supervisor. With two, an officer who obeys the one may disobey the other.
# custom:
#   id: command/two-supervisors
#   severity: warning
#   remedy: Name one supervisor, or say from when to when each of them is.
#   seeds: [004/command-control]
package roe.rules.command.two_supervisors

import data.roe.lib

considered := count(input.reports) + count(input.positions)

findings contains lib.record(report, {
	"severity": "warning",
	"cause": concat(" ", ["two supervisors", report.assignment]),
	"message": "{period} {assignment} reports to {supervisors} at once.",
	"args": {
		"period": {"interval": report.during},
		"assignment": {"assignment": report.assignment},
		"supervisors": {"list": [{"position": id} | some id in report.supervisors]},
	},
	"places": [{"role": "assignment", "path": report.path}],
	"during": report.during,
}) if {
	some report in input.reports
	count(report.supervisors) > 1
	not lib.together(report, report.supervisors)
}

findings contains lib.record(position, {
	"severity": "warning",
	"cause": concat(" ", ["two supervisors", position.id]),
	"message": "{position} reports to {supervisors} at once.",
	"args": {
		"position": {"position": position.id},
		"supervisors": {"list": [{"position": id} | some id in above]},
	},
	"places": [{"role": "position", "path": position.path}],
}) if {
	some position in input.positions
	above := _above(position)
	count(above) > 1
	not lib.together(position, above)
}

# _above lists the positions to which one reports while another of them is
# there as well.
_above(position) := [id |
	some id in position.reports_to
	some other in position.reports_to
	other != id
	lib.meet(
		lib.positions[[position.book, position.deployment, id]].during,
		lib.positions[[position.book, position.deployment, other]].during,
	)
]
