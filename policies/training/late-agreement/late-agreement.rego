# METADATA
# scope: package
# title: The agreement came too late to train on
# description: |
#   Agreements with more than a hundred agencies came late before a convention in 2008: training
#   was uneven, and the first day disjointed.
# custom:
#   id: training/late-agreement
#   severity: warning
#   remedy: Take the officers through the terms now, train at least around a table, and keep those who cannot be reached from the front line.
#   step: take officers through the terms now
#   seeds: [004/train-together, 004/review-with-personnel]
package roe.rules.training.late_agreement

import data.roe.lib

considered := count([review | some review in input.terms_reviews; review.concluded.stated])

findings contains lib.record(review, {
	"severity": "warning",
	"cause": concat(" ", ["late agreement", review.agreement, review.concluded.value]),
	"agencies": [review.agency],
	"message": "{agreement} bound {agencies} only on {concluded}, {days} before the help on {begins}. Nothing shows that their officers trained on it, or were taken through it, since.",
	"args": {
		"agreement": {"agreement": review.agreement},
		"agencies": {"agencies": [review.agency]},
		"concluded": {"day": review.concluded.value},
		"days": {"number": review.days, "one": "day", "many": "days"},
		"begins": {"day": substring(lib.deployments[[review.book, review.deployment]].during.from, 0, 10)},
	},
	"places": [{"role": "party", "path": review.path}],
}) if {
	some review in input.terms_reviews
	not review.host
	review.concluded.stated
	review.days < _month
	not review.instructed
	not review.trained
	not _too_late(review)
}

# A month is what it takes to bring the officers of an agency, who work in
# shifts, through one course.
_month := 30

# An approval that came only after the deployment began is a finding of its own.
_too_late(review) if {
	some use in input.agreement_uses
	[use.book, use.deployment, use.agreement] == [review.book, review.deployment, review.agreement]
	use.agency in {review.agency, lib.deployments[[review.book, review.deployment]].host}
	count(use.late) > 0
}
