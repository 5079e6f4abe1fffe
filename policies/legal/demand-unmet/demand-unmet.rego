# METADATA
# scope: package
# title: An agreement lacks what a law or a policy demands of it
# description: |
#   Statutes that let agencies help each other say what the agreement has to contain and who has to
#   approve it. One that falls short may not be the agreement that the statute gives effect to.
# related_resources:
#   - ref: https://syfert.com/florida/statutes/0023.1225.html
#     description: Florida Statutes section 23.1225
# custom:
#   id: legal/demand-unmet
#   severity: error
#   remedy: Amend the agreement so that it says what is demanded, and have it approved by whoever must.
#   step: say what a law or a policy demands of it
#   seeds: [002/44.090, 004/agreements-up-to-date]
package roe.rules.legal.demand_unmet

import data.roe.lib

considered := count(input.demands)

findings contains lib.record(demand, {
	"severity": "warning",
	"cause": concat(" ", ["demand", demand.instrument, demand.agreement]),
	"message": "{instrument} demands of an agreement of {agencies} that it settles {subjects}, and {agreement} does not.",
	"args": {
		"instrument": {"instrument": demand.instrument},
		"agencies": {"agencies": demand.agencies},
		"subjects": {"subjects": demand.missing},
		"agreement": {"agreement": demand.agreement},
	},
	"agencies": demand.agencies,
	"places": _places(demand),
}) if {
	some demand in input.demands
	count(demand.missing) > 0
}

findings contains lib.record(demand, {
	"severity": _severity(demand),
	"cause": concat(" ", ["demand", demand.instrument, demand.agreement, by]),
	"message": "{instrument} demands that {by} approve {agreement} for {agencies}, and nothing shows that.",
	"args": {
		"instrument": {"instrument": demand.instrument},
		"by": {"words": lib.signatory[by]},
		"agencies": {"agencies": lacking},
		"agreement": {"agreement": demand.agreement},
	},
	"agencies": lacking,
	"places": _places(demand),
}) if {
	some demand in input.demands
	some by in {lack.by | some lack in demand.lacking}
	lacking := sort({lack.agency | some lack in demand.lacking; lack.by == by})
}

_places(demand) := [{"role": "agreement", "path": demand.path}, {"role": "demand", "path": demand.demand_path}]

_severity(demand) := "error" if {
	demand.law
} else := "warning"
