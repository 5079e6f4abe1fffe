# METADATA
# scope: package
# title: A party has not gone through the terms with its officers
# description: |
#   At the very least each party reviews the terms with its personnel and points out what is
#   restricted where they go. Else the terms are known to those who signed and to nobody else.
# custom:
#   id: training/terms-not-reviewed
#   severity: warning
#   remedy: Take every officer who deploys through the terms and the key restrictions, and note the day.
#   step: take every officer through the terms
#   seeds: [004/review-with-personnel]
package roe.rules.training.terms_not_reviewed

import data.roe.lib

considered := count(input.terms_reviews)

# It is a question where the agreement asks for it, or where another party
# keeps note of it.
findings contains lib.record(review, {
	"severity": "warning",
	"cause": concat(" ", ["terms not reviewed", review.agreement, review.reviewed.value]),
	"agencies": [review.agency],
	"message": _message(review),
	"args": lib.used(_message(review), {
		"texts": lib.texts(review.asked),
		"agreement": {"agreement": review.agreement},
		"agencies": {"agencies": [review.agency]},
		"reviewed": {"day": review.reviewed.value},
	}),
	"places": array.concat([{"role": "party", "path": review.path}], lib.because_of(review.asked)),
}) if {
	some review in input.terms_reviews
	not review.instructed
	true in {review.kept, count(review.asked) > 0}
}

_message(review) := "{agencies} went through the terms of {agreement} with their officers only on {reviewed}: before these were final, or after the deployment had begun." if {
	review.reviewed.stated
} else := "The parties of {agreement} are to go through its terms with their officers ({texts}). Nothing shows that {agencies} did." if {
	count(review.asked) > 0
} else := "Other parties went through the terms of {agreement} with their officers. Nothing shows that {agencies} did."
