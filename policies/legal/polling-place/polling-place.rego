# METADATA
# scope: package
# title: Officers are posted at a polling place without what the law asks for
# description: |
#   Federal law keeps troops and armed men from the polls, and states let officers near them on an
#   authorisation, on a registrar's request, or not at all. Where officers stand at a polling place
#   without it, the plan itself can be the offence, and voters who turn back are its harm.
# related_resources:
#   - ref: https://www.ncsl.org/elections-and-campaigns/polling-places
#     description: National Conference of State Legislatures, Polling Places
# custom:
#   id: legal/polling-place
#   severity: error
#   remedy: Get the authorisation or the request in writing beforehand, or keep the post away from the polling place.
#   step: get the leave in writing for posts at polling places
#   seeds: [004/election-law, 004/election-events]
package roe.rules.legal.polling_place

import data.roe.lib

considered := count(input.polls) + count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, "Near a polling place this can itself be an offence.")) if {
	some clash in _clashes
}

findings contains lib.record(poll, {
	"severity": _severity(poll),
	"cause": concat(" ", array.concat(["polls", poll.assignment, poll.place], _rules(poll))),
	"message": message,
	"args": lib.used(message, {
		"agencies": {"agencies": agencies},
		"place": {"place": poll.place},
		"assignment": {"assignment": poll.assignment},
		"rules": {"norms": _rules(poll)},
	}),
	"agencies": agencies,
	"actions": ["poll/present"],
	"places": array.concat([{"role": "assignment", "path": poll.path}], lib.cites(poll.book, _rules(poll), "rule")),
}) if {
	some poll in input.polls
	not _told(poll)
	message := _message(poll)
	agencies := sort({other.agency |
		some other in input.polls
		not _told(other)
		[other.book, other.deployment, other.assignment, other.place] == [poll.book, poll.deployment, poll.assignment, poll.place]
		_rules(other) == _rules(poll)
		_message(other) == message
	})
}

_clashes := lib.about("poll/present")

# _told: what calls for it against a ban is told by the clash.
_told(poll) if {
	some clash in _clashes
	lib.weight(clash) in {"error", "warning"}
	[clash.book, clash.deployment] == [poll.book, poll.deployment]
	poll.assignment in clash.assignments
	some side in [clash.left, clash.right]
	poll.agency in side.agencies
}

_message(poll) := "{assignment} of {agencies} is around {place}, and {rules} does not let officers be at it without more: keep the post away from it." if {
	not poll.here
	count(_rules(poll)) > 0
} else := "Officers of {agencies} are posted at {place} ({assignment}), and {rules} keeps them from there." if {
	count(poll.prohibited) > 0
} else := "Officers of {agencies} are posted at {place} ({assignment}). {rules} asks for leave from outside of the agencies, and nothing shows that it was given." if {
	count(poll.unauthorised) > 0
} else := "Officers of {agencies} are posted at {place} ({assignment}), and nothing in these books says whether they may be there." if {
	poll.here
	count(poll.permitted) == 0
}

_rules(poll) := poll.prohibited if {
	count(poll.prohibited) > 0
} else := poll.unauthorised

_severity(poll) := "note" if {
	not poll.here
} else := "error" if {
	count(poll.prohibited) > 0
} else := "warning" if {
	count(poll.unauthorised) > 0
} else := "note"
