package roe.rules.agreement.not_yet_in_force_test

import data.roe.rules.agreement.not_yet_in_force
import data.roe.testing

test_fires if {
	found := not_yet_in_force.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"from": testing.said("2026-12-01"), "started": false})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agreement": {"agreement": "pact"},
			"beginning": {"day": "2026-12-01"},
		},
		"book": "b",
		"cause": "not yet in force pact",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} takes effect only on {beginning}, after the deployment has begun.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "error",
	}}
}

test_documents_alone if {
	found := not_yet_in_force.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"from": testing.said("2026-12-01"), "started": false, "deployment": ""})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agreement} takes effect only on {beginning}."]]
}

test_in_force_is_none if {
	found := not_yet_in_force.findings with input as testing.with_records({
		"agreement_uses": [testing.use({})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := not_yet_in_force.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"from": testing.said("2026-12-01"), "started": false})], "pairs": [testing.pair({})],
	})
	considered == 1
}
