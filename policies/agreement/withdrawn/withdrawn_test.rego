package roe.rules.agreement.withdrawn_test

import data.roe.rules.agreement.withdrawn
import data.roe.testing

test_fires if {
	found := withdrawn.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"withdrew": testing.said("2026-07-01"), "withdrawn": true})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"agreement": {"agreement": "pact"},
			"day": {"day": "2026-07-01"},
		},
		"book": "b",
		"cause": "withdrawn pact harbor",
		"clash": "",
		"deployment": "day",
		"message": "{agency} left {agreement} on {day}.",
		"places": [{"path": "agreements.pact.parties.harbor", "role": "party"}],
		"severity": "error",
	}}
}

test_leaves_later_is_none if {
	found := withdrawn.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"withdrew": testing.said("2027-07-01")})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_only_what_is_stated if {
	considered := withdrawn.considered with input as testing.with_records({"agreement_uses": [testing.use({}), testing.use({"withdrew": testing.said("2026-12-31")})]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := withdrawn.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"withdrew": testing.said("2026-07-01"), "withdrawn": true})], "pairs": [testing.pair({})],
	})
	considered == 1
}
