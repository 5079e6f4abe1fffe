# METADATA
# scope: package
# title: Nothing says that records are shared for the reviews after the event
# description: |
#   After a deadly rally in 2017 the city and the state withheld their records from each other's
#   reviews. What is not agreed before, counsel for each agency refuses afterwards.
# custom:
#   id: accountability/records-unsaid
#   severity: warning
#   remedy: Agree on who gets which records and video for its review, by when, and how requests of the public for them are answered.
#   step: say who gets which records and video
#   seeds: [003/information-sharing]
package roe.rules.accountability.records_unsaid

import data.roe.lib

considered := count([fact | some fact in input.silences; fact.topic == "accountability"])

findings contains object.union(
	lib.unsaid(fact, ["accountability/records"], "warning", "An agency may then be refused what it needs for its own review."),
	{"cause": concat(" ", ["records unsaid", fact.agreement])},
) if {
	some fact in input.silences
	"accountability/records" in fact.subjects
}
