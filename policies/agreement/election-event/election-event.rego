# METADATA
# scope: package
# title: No agreement relied on names this election event
# description: |
#   Agreements written for disasters and disorder are stretched when officers are called to a
#   polling place or a count. The guides ask that election events be named.
# custom:
#   id: agreement/election-event
#   severity: warning
#   remedy: Amend an agreement so that it names this kind of election event.
#   step: name this kind of election event
#   seeds: [004/election-events]
package roe.rules.agreement.election_event

import data.roe.lib

considered := count([deployment | some deployment in input.deployments; deployment.election_event.stated])

findings contains lib.record(deployment, {
	"deployment": deployment.id,
	"severity": severity,
	"cause": concat(" ", ["election event", deployment.id]),
	"message": _message[severity],
	"args": {
		"agreements": {"list": [{"agreement": id} | some id in deployment.agreements]},
	},
	"agencies": deployment.agencies,
	"places": array.concat(
		[{"role": "deployment", "path": deployment.path}],
		[{"role": "agreement", "path": agreement.path} | some agreement in _relied(deployment)],
	),
}) if {
	some deployment in input.deployments
	deployment.election_event.stated
	count(deployment.agreements) > 0
	not deployment.election_event.value in _named(deployment)
	severity := _severity(deployment)
}

_message := {
	"warning": "This is an election event of a kind that the agreements relied on do not name: {agreements}.",
	"note": "This is an election event, and none of the agreements relied on is known to name any: {agreements}.",
}

# An agreement that names other election events leaves this one out; one that
# is not known to name any may be an excerpt.
_severity(deployment) := "warning" if {
	count(_named(deployment)) > 0
} else := "note"

_named(deployment) := {event |
	some agreement in _relied(deployment)
	some event in agreement.election_events
}

_relied(deployment) := [agreement |
	some agreement in input.agreements
	agreement.book == deployment.book
	agreement.id in deployment.agreements
]
