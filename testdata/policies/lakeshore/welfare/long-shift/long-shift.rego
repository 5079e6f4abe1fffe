# METADATA
# scope: package
# title: Officers stand longer than the county allows
# description: |
#   The memorandum with the deputies' association ends a shift after the hours that the board set.
#   Whoever stands longer is tired where it matters most.
# custom:
#   id: welfare/long-shift
#   severity: note
#   remedy: Relieve the officers in between, or split the assignment.
package roe.rules.welfare.long_shift

import data.lakeshore.board
import data.roe.lib

considered := count(input.assignments)

findings contains lib.record(assignment, {
	"severity": "note",
	"cause": concat(" ", ["long shift", assignment.id]),
	"agencies": assignment.agencies,
	"message": "{assignment} lasts {hours}, and officers of Lakeshore County stand {most} at most.",
	"args": {
		"assignment": {"assignment": assignment.id},
		"hours": {"number": round(board.hours(assignment.during)), "one": "hour", "many": "hours"},
		"most": {"number": data.lakeshore.longest_shift_hours, "one": "hour", "many": "hours"},
	},
	"places": [{"role": "assignment", "path": assignment.path}],
	"during": assignment.during,
}) if {
	some assignment in input.assignments
	assignment.during.until != ""
	board.hours(assignment.during) > data.lakeshore.longest_shift_hours
}
