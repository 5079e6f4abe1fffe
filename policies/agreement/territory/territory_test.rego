package roe.rules.agreement.territory_test

import data.roe.rules.agreement.territory
import data.roe.testing

test_place if {
	found := territory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"in_territory": false})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"agreement": {"agreement": "pact"}},
		"book": "b",
		"cause": "territory pact",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} names the territory in which it applies, and the place of this deployment lies outside of it.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "error",
	}}
}

test_state if {
	found := territory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"party_state_ok": false})], "pairs": [testing.pair({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{agreement} is open only to agencies of the states that it names, and the state of {agency} is not among them."]]
}

test_kind if {
	found := territory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"party_kind_ok": false})], "pairs": [testing.pair({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{agreement} is open only to the kinds of agency that it names, and {agency} is of another kind."]]
}

test_inside_is_none if {
	found := territory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := territory.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"in_territory": false})], "pairs": [testing.pair({})],
	})
	considered == 1
}
