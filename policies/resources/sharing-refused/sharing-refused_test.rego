package roe.rules.resources.sharing_refused_test

import data.roe.rules.resources.sharing_refused
import data.roe.testing

test_fires if {
	found := sharing_refused.findings with input as testing.with_records({"refusals": [testing.refusal({})]})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"agency": {"agency": "harbor"}, "equipment": {"equipment": "harbor#drone"}},
		"book": "b",
		"cause": "refused harbor drone",
		"clash": "",
		"deployment": "day",
		"message": "{agency} does not lend its {equipment}, which the funds that paid for it oblige it to share.",
		"places": [
			{"role": "offer", "path": "deployments.day.offers.o1"},
			{"role": "equipment", "path": "agencies.harbor.equipment.drone"},
		],
		"severity": "warning",
	}}
}

test_own_money_is_none if {
	found := sharing_refused.findings with input as testing.with_records({"refusals": [testing.refusal({"must_share": testing.said(false)})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := sharing_refused.considered with input as testing.with_records({"refusals": [testing.refusal({})]})
	considered == 1
}
