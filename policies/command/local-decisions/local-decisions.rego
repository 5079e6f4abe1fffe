# METADATA
# scope: package
# title: Decisions on the front line are not made by local officers
# description: |
#   Those who know the area, the local rules and the people should be at the helm of key decisions:
#   as incident commander, and as chief of operations.
# custom:
#   id: command/local-decisions
#   severity: warning
#   remedy: Give the post to an officer of the host or of a local agency, or unite the command with one.
#   step: give decisions on the line to local officers
#   seeds: [004/local-officers]
package roe.rules.command.local_decisions

import data.roe.lib

considered := count([report | some report in input.reports; _front_line(report)])

findings contains lib.record(report, {
	"severity": "warning",
	"cause": concat(" ", ["not local", title]),
	"message": "{period} {positions} decides over the front line at {assignment}, and does not come from a local agency.",
	"args": {
		"period": {"interval": report.during},
		"positions": {"list": [{"position": id} | some id in positions]},
		"assignment": {"assignment": report.assignment},
	},
	"agencies": sort({lib.positions[[report.book, report.deployment, id]].agency.value | some id in positions}),
	"places": array.concat(lib.position_places(report, positions), [{"role": "assignment", "path": report.path}]),
	"during": report.during,
}) if {
	some report in input.reports
	_front_line(report)
	some title in ["incident-commander", "operations-section-chief"]
	positions := _holding(report, title)
	count(positions) > 0
	every id in positions {
		not lib.positions[[report.book, report.deployment, id]].local
	}
}

# Where nobody of the host is in the chain at all, that is a finding of its own.
_front_line(report) if {
	assignment := lib.assignments[[report.book, report.deployment, report.assignment]]
	assignment.front_line
	assignment.host in report.chain
}

_holding(report, title) := [id |
	some id in report.line
	lib.positions[[report.book, report.deployment, id]].title == title
]
