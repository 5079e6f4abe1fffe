# METADATA
# scope: package
# title: An exception takes the escort from helpers who are alone
# description: |
#   A safeguard with an exception protects everybody but those in the exception. Officers who know
#   neither the town nor its people can stop, arrest and use force there with nobody local beside
#   them.
# custom:
#   id: roles/escort-excepted
#   severity: warning
#   remedy: Strike the exception, or put officers of the host on these assignments although none is owed.
#   step: strike the exception from the escort
#   seeds: [004/roles, 004/local-officers]
package roe.rules.roles.escort_excepted

import data.roe.lib

considered := count([escort | some escort in input.escorts; escort.excepted])

findings contains lib.escorted(escort, {
	"severity": "warning",
	"cause": concat(" ", ["escort excepted", escort.norm, escort.assignment]),
	"message": _message(escort),
	"args": lib.used(_message(escort), lib.escort_args(escort)),
}) if {
	some escort in input.escorts
	escort.excepted
	not escort.present
}

_message(escort) := "{promise} promises helpers an officer of {host} and excepts those who {tasks}: so nobody local is with officers of {agencies} at {assignment}." if {
	count(escort.excepted_tasks) > 0
} else := "{promise} promises helpers an officer of {host} and excepts this place: so nobody local is with officers of {agencies} at {assignment}."
