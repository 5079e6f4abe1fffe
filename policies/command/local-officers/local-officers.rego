# METADATA
# scope: package
# title: Helpers stand on the front line without local officers
# description: |
#   Local officers know the area, the rules and the people. They should be on the front line of
#   any major action, and theirs should be the decisions.
# custom:
#   id: command/local-officers
#   severity: warning
#   remedy: Put host officers on the line and a host officer in charge of it, or give the helpers another task.
#   step: put host officers on the line
#   seeds: [004/local-officers]
package roe.rules.command.local_officers

import data.roe.lib

considered := count([assignment | some assignment in input.assignments; assignment.front_line])

findings contains lib.record(assignment, {
	"severity": "warning",
	"cause": concat(" ", ["no local officers", assignment.id]),
	"message": "Officers of {agencies} stand on the front line at {assignment}, and nobody of {host} is there with them.",
	"args": {
		"agencies": {"agencies": _helpers(assignment)},
		"assignment": {"assignment": assignment.id},
		"host": {"agency": assignment.host},
	},
	"agencies": assignment.agencies,
	"places": [{"role": "assignment", "path": assignment.path}],
}) if {
	some assignment in input.assignments
	assignment.front_line
	count(_helpers(assignment)) > 0
	not assignment.host_present
}

findings contains lib.record(assignment, {
	"severity": "warning",
	"cause": concat(" ", ["host does not decide", assignment.id]),
	"message": "{assignment} is the front line, and nobody of {host} is in the chain that commands it.",
	"args": {
		"assignment": {"assignment": assignment.id},
		"host": {"agency": assignment.host},
	},
	"agencies": assignment.agencies,
	"places": [{"role": "assignment", "path": report.path}],
	"during": report.during,
}) if {
	some report in input.reports
	assignment := lib.assignments[[report.book, report.deployment, report.assignment]]
	assignment.front_line
	count(report.chain) > 0
	not assignment.host in report.chain
}

_helpers(assignment) := [agency |
	some agency in assignment.agencies
	agency != assignment.host
]
