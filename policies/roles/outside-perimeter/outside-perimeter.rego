# METADATA
# scope: package
# title: Helpers stand outside of the guarded place without local officers
# description: |
#   Inside the perimeter the plan, the command post and other officers are near. Outside of it,
#   helpers meet whatever happens in the town, alone.
# custom:
#   id: roles/outside-perimeter
#   severity: warning
#   remedy: Move the post inside, or put officers of the host on it.
#   step: put host officers with helpers outside of the perimeter
#   seeds: [004/roles, 004/local-officers]
package roe.rules.roles.outside_perimeter

import data.roe.lib

considered := count([assignment | some assignment in input.assignments; assignment.outside_perimeter])

findings contains lib.record(assignment, {
	"severity": "warning",
	"cause": concat(" ", ["outside perimeter", assignment.id]),
	"message": "{assignment} lies outside of the perimeter, and officers of {agencies} stand there with nobody of {host}.",
	"args": {
		"assignment": {"assignment": assignment.id},
		"agencies": {"agencies": helpers},
		"host": {"agency": assignment.host},
	},
	"agencies": array.concat([assignment.host], helpers),
	"places": [{"role": "assignment", "path": assignment.path}],
}) if {
	some assignment in input.assignments
	assignment.outside_perimeter
	not assignment.host_present
	helpers := [agency |
		some agency in assignment.agencies
		agency != assignment.host
	]
	count(helpers) > 0
}
