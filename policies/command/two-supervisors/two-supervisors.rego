# METADATA
# scope: package
# title: Officers report to two supervisors
# description: |
#   Each officer has one supervisor. With two, an officer who obeys the one may disobey the other.
# custom:
#   id: command/two-supervisors
#   severity: warning
#   remedy: Name one supervisor, or say from when to when each of them is.
#   step: name one supervisor at a time
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

# A unit on two assignments at the same time has the supervisors of both.
findings contains lib.record(unit, {
	"severity": "warning",
	"cause": concat(" ", ["two supervisors", unit.id]),
	"message": "{period} {unit} is on {assignments} at the same time, and reports to {supervisors}.",
	"args": {
		"period": {"interval": period},
		"unit": {"unit": unit.id},
		"assignments": {"list": [{"assignment": id} | some id in [one.assignment, other.assignment]]},
		"supervisors": {"list": [{"position": id} | some id in supervisors]},
	},
	"agencies": [unit.agency],
	"places": [{"role": "unit", "path": unit.path}, {"role": "assignment", "path": one.path}, {"role": "assignment", "path": other.path}],
	"during": period,
}) if {
	some unit in input.units
	some one in _reports_of(unit)
	some other in _reports_of(unit)
	one.assignment < other.assignment
	lib.meet(one.during, other.during)
	supervisors := sort({id | some id in array.concat(one.supervisors, other.supervisors)})
	count({id | some id in one.supervisors} & {id | some id in other.supervisors}) == 0
	count(one.supervisors) > 0
	count(other.supervisors) > 0
	not lib.together(unit, supervisors)
	period := {"from": max([one.during.from, other.during.from]), "until": min([one.during.until, other.during.until])}
}

_reports_of(unit) := [report |
	some report in input.reports
	report.book == unit.book
	report.deployment == unit.deployment
	unit.id in lib.assignments[[report.book, report.deployment, report.assignment]].units
]

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
