package roe.rules.finance.claims_unsaid_test

import data.roe.rules.finance.claims_unsaid
import data.roe.testing

_found(changes) := found if {
	found := claims_unsaid.findings with input as testing.with_records({
		"bearings": [testing.bearing(object.union({"subject": "finance/claims"}, changes))],
		"agreements": [testing.agreement({})],
	})
}

test_one_for_all if {
	found := claims_unsaid.findings with input as testing.with_records({
		"bearings": [
			testing.bearing({"subject": "finance/claims"}),
			testing.bearing({"subject": "finance/insurance", "aid": "coast"}),
		],
		"agreements": [testing.agreement({})],
	})
	found == {{
		"actions": [],
		"agencies": ["coast", "harbor", "riverton"],
		"args": {
			"host": {"agency": "riverton"},
			"aid": {"agencies": ["coast", "harbor"]},
			"subjects": {"subjects": ["finance/claims", "finance/insurance"]},
		},
		"book": "b",
		"cause": "claims unsaid deployments.day",
		"clash": "",
		"deployment": "day",
		"message": "For the help of {aid} to {host}, the agreements say nothing on {subjects}. Deadlines and cover are then looked for after the event.",
		"places": [{"role": "agreement", "path": "agreements.pact"}],
		"severity": "note",
	}}
}

test_agreement_alone if {
	found := _found({"deployment": "", "host": "", "aid": "", "path": "agreements.pact"})
	[[finding.agencies, finding.message] | some finding in found] == [[[], "For the help of its parties to one another, the agreements say nothing on {subjects}. Deadlines and cover are then looked for after the event."]]
}

test_said_is_none if {
	count(_found({"says": [testing.says({"bears": "own"})]})) == 0
}

test_each_event_by_itself if {
	found := claims_unsaid.findings with input as testing.with_records({
		"bearings": array.concat([testing.bearing({"subject": "finance/claims"})], testing.strangers(testing.bearing({"subject": "finance/insurance", "aid": "coast"}))),
		"agreements": [testing.agreement({})],
	})
	{[finding.book, finding.deployment, finding.args.aid.agencies, finding.args.subjects.subjects] | some finding in found} == {
		["b", "day", ["harbor"], ["finance/claims"]],
		["other", "day", ["coast"], ["finance/insurance"]],
		["b", "other", ["coast"], ["finance/insurance"]],
	}
}

test_counts_what_it_looked_at if {
	considered := claims_unsaid.considered with input as testing.with_records({"bearings": [testing.bearing({"subject": "finance/claims"})]})
	considered == 1
}
