# METADATA
# scope: package
# title: A vacant position breaks the chain of command
# description: |
#   Orders and reports pass through every position of the chain. Where one in the middle is vacant,
#   those below have a supervisor whom the incident commander does not reach.
# custom:
#   id: command/broken-chain
#   severity: warning
#   remedy: Fill the position for all of this time, or let those below report to the next above.
#   step: fill the vacant posts in the chain of command
#   seeds: [004/command-control, 003/chain-of-command]
package roe.rules.command.broken_chain

import data.roe.lib

considered := count(input.reports)

findings contains lib.record(report, {
	"severity": "warning",
	"cause": concat(" ", array.concat(["broken chain"], gaps)),
	"message": "{period} the officers of {assignment} report to {supervisors}, and above nobody holds the post of {gaps}: no order of the incident commander reaches them through the chain.",
	"args": {
		"period": {"interval": report.during},
		"assignment": {"assignment": report.assignment},
		"supervisors": {"list": [{"position": id} | some id in report.supervisors]},
		"gaps": {"list": [{"position": id} | some id in gaps]},
	},
	"agencies": lib.assignments[[report.book, report.deployment, report.assignment]].agencies,
	"places": array.concat(lib.position_places(report, gaps), [{"role": "assignment", "path": report.path}]),
	"during": report.during,
}) if {
	some report in input.reports
	count(report.supervisors) > 0
	not report.reaches
	gaps := _gaps(report)
	count(gaps) > 0
}

# That nobody is incident commander is a finding of its own.
_gaps(report) := [id |
	some id in report.gaps
	lib.positions[[report.book, report.deployment, id]].title != "incident-commander"
]
