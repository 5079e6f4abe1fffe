# METADATA
# scope: package
# title: An escort was promised and nobody of the host goes along
# description: |
#   Helpers are promised an officer of the host because they know neither the town nor its rules.
#   A plan without one breaks the promise on which they came.
# custom:
#   id: roles/no-escort
#   severity: warning
#   remedy: Put officers of the host on the assignment, as many as were promised.
#   step: send host officers along, as promised
#   seeds: [004/roles, 004/local-officers]
package roe.rules.roles.no_escort

import data.roe.lib

considered := count(input.escorts)

findings contains lib.escorted(escort, {
	"severity": _severity(escort),
	"cause": concat(" ", ["no escort", escort.assignment]),
	"message": _message(escort),
	"args": lib.used(_message(escort), lib.escort_args(escort)),
}) if {
	some escort in input.escorts
	not escort.excepted
	not escort.kept
}

# Promised in some circumstances only, it may not come to it.
_severity(escort) := "note" if {
	escort.conditional
} else := "warning"

_message(escort) := "By {promise} officers of {host} go along with helpers, and at {assignment} nobody of {host} is with those of {agencies}." if {
	not escort.present
} else := "By {promise} at least {count} of {host} go along with helpers, and at {assignment} fewer are with those of {agencies}."
