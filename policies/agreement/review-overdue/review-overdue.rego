# METADATA
# scope: package
# title: The agreement has not been reviewed in time
# description: |
#   Who agreed to review a text at intervals agreed that it is not safe to rely on unread. Laws,
#   policies and persons change in the meantime.
# custom:
#   id: agreement/review-overdue
#   severity: warning
#   remedy: Review the agreement and record the date.
#   step: review it and record the date
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.review_overdue

import data.roe.lib

considered := count([agreement | some agreement in input.agreements; agreement.review_due.stated])

findings contains lib.record(agreement, {
	"severity": _severity(agreement),
	"cause": concat(" ", ["review", agreement.id]),
	"message": "{agreement} was last reviewed on {reviewed}, and its next review was due by {due}.",
	"args": {
		"agreement": {"agreement": agreement.id},
		"reviewed": {"day": agreement.reviewed.value},
		"due": {"day": agreement.review_due.value},
	},
	"agencies": agreement.parties,
	"places": [{"role": "agreement", "path": agreement.path}],
}) if {
	some agreement in input.agreements
	agreement.review_due.stated
	agreement.review_due.value < input.today
}

_severity(agreement) := "warning" if {
	some deployment in input.deployments
	deployment.book == agreement.book
	agreement.id in deployment.agreements
} else := "note"
