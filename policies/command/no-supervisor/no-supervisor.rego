# METADATA
# scope: package
# title: Officers report to nobody
# description: |
#   Officers who arrive have to know to whom they report. Those who report to a post that nobody
#   holds report to nobody.
# custom:
#   id: command/no-supervisor
#   severity: warning
#   remedy: Name the supervisor to whom these officers report, and fill the post.
#   step: name a supervisor for every unit
#   seeds: [004/command-control, 002/352.3]
package roe.rules.command.no_supervisor

import data.roe.lib

considered := count(input.reports)

findings contains lib.record(report, {
	"severity": _severity(report),
	"cause": concat(" ", ["no supervisor", report.assignment]),
	"message": _message(report),
	"args": lib.used(_message(report), {
		"period": {"interval": report.during},
		"assignment": {"assignment": report.assignment},
		"posts": {"list": [{"position": id} | some id in report.unfilled]},
	}),
	"agencies": lib.assignments[[report.book, report.deployment, report.assignment]].agencies,
	"places": [{"role": "assignment", "path": report.path}],
	"during": report.during,
}) if {
	some report in input.reports
	count(report.supervisors) == 0
}

# On the front line of a protest nobody may be without a supervisor.
_severity(report) := "error" if {
	lib.assignments[[report.book, report.deployment, report.assignment]].front_line
	count(report.unfilled) > 0
} else := "warning"

_message(report) := "{period} {assignment} reports to {posts}, and nobody holds that post then." if {
	count(report.unfilled) > 0
} else := "Nothing says to whom the officers of {assignment} report."
