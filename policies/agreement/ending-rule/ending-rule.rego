# METADATA
# scope: package
# title: A rule whose end is decided still binds during the deployment
# description: |
#   Between the decision to end a rule and the day on which it ends, officers hear that it is gone
#   while it still binds them.
# custom:
#   id: agreement/ending-rule
#   severity: warning
#   remedy: Brief officers that it still binds on that day, and check the date once more before they deploy.
#   step: brief officers on rules that are about to end
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.ending_rule

import data.roe.lib

considered := count(_ending)

findings contains lib.record(instrument, {
	"deployment": deployment.id,
	"severity": _severity(deployment, instrument),
	"cause": concat(" ", ["ending", instrument.id]),
	"message": _message(instrument),
	"args": lib.used(_message(instrument), {
		"instrument": {"instrument": instrument.id},
		"decided": {"day": lib.day(instrument.end_decided.value)},
		"end": {"day": lib.day(instrument.until.value)},
	}),
	"agencies": [agency | some agency in deployment.agencies; instrument.issuer.value == agency],
	"places": [{"role": "document", "path": instrument.path}],
}) if {
	some instrument in _ending
	some deployment in input.deployments
	deployment.book == instrument.book
	lib.day(instrument.end_decided.value) <= lib.day(deployment.during.until)
	_binds(instrument, deployment)
	_matters(instrument, deployment)
}

_ending := [instrument | some instrument in input.instruments; instrument.end_decided.stated]

_binds(instrument, _) if not instrument.until.stated

_binds(instrument, deployment) if lib.day(instrument.until.value) >= lib.day(deployment.during.from)

# _matters: it is a document of somebody who takes part, or it decides
# something there.
_matters(instrument, deployment) if instrument.issuer.value in deployment.agencies

_matters(instrument, deployment) if _decides(deployment, instrument)

_decides(deployment, instrument) if [deployment.book, deployment.id, instrument.id] in _deciding

_deciding contains [clash.book, clash.deployment, lib.norms[[clash.book, id]].document] if {
	some clashes in input.clashes
	some clash in clashes
	some side in [clash.left, clash.right]
	some id in side.norms
}

_severity(deployment, instrument) := "warning" if {
	_decides(deployment, instrument)
} else := "note"

_message(instrument) := "It was decided on {decided} that {instrument} ends on {end}; during the deployment it still binds." if {
	instrument.until.stated
} else := "It was decided on {decided} that {instrument} ends, without saying when; during the deployment it still binds."
