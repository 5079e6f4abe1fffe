package roe.rules.agreement.superseded_test

import data.roe.rules.agreement.superseded
import data.roe.testing

test_fires if {
	found := superseded.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"superseded_by": ["pact-2026"]})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agencies": {"agencies": ["harbor"]},
			"agreement": {"agreement": "pact"},
			"newer": {"list": [{"agreement": "pact-2026"}]},
		},
		"book": "b",
		"cause": "superseded pact",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} has been replaced by {newer} for {agencies}.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "error",
	}}
}

test_still_the_one_is_none if {
	found := superseded.findings with input as testing.with_records({
		"agreement_uses": [testing.use({})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := superseded.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"superseded_by": ["pact-2026"]})], "pairs": [testing.pair({})],
	})
	considered == 1
}

test_that_lives_on_for_others_is_another_rule if {
	uses := [testing.use({"superseded_by": ["pact-2026"]})]
	every case in [
		{"gap": {}, "count": 0},
		{"gap": {"older": "another"}, "count": 1},
		{"gap": {"deployment": "another"}, "count": 1},
		{"gap": {"book": "another"}, "count": 1},
	] {
		found := superseded.findings with input as testing.with_records({
			"agreement_uses": uses,
			"version_gaps": [testing.version_gap(case.gap)],
		})
		count(found) == case.count
	}
}
