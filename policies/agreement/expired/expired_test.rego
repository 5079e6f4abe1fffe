package roe.rules.agreement.expired_test

import data.roe.rules.agreement.expired
import data.roe.testing

test_fires if {
	found := expired.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"until": testing.said("2026-06-30"), "expired": true})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agreement": {"agreement": "pact"},
			"end": {"day": "2026-06-30"},
		},
		"book": "b",
		"cause": "expired pact",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} ended on {end}, before the deployment began, and nothing in it holds there.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "error",
	}}
}

test_during_the_deployment if {
	found := expired.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"until": testing.said("2026-11-03"), "expired": true})], "pairs": [testing.pair({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{agreement} ends on {end}, while the deployment is still going on, and nothing in it holds to the end."]]
}

test_documents_alone if {
	found := expired.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"until": testing.said("2026-06-30"), "expired": true, "deployment": ""})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agreement} ended on {end}."]]
}

test_pair_covered_otherwise if {
	found := expired.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"until": testing.said("2026-06-30"), "expired": true})], "pairs": [testing.pair({"valid": ["other"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agreement} ended on {end}, before the deployment began, and nothing in it holds there."]]
}

test_in_force_is_none if {
	found := expired.findings with input as testing.with_records({
		"agreement_uses": [testing.use({})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_not_a_party_is_none if {
	found := expired.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"party": false, "until": testing.said("2026-06-30"), "expired": true})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := expired.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"until": testing.said("2026-06-30"), "expired": true})], "pairs": [testing.pair({})],
	})
	considered == 1
}
