package roe.rules.agreement.purpose_test

import data.roe.rules.agreement.purpose
import data.roe.testing

test_ruled_out if {
	found := purpose.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"purpose_ok": false, "purpose_excluded": true})], "pairs": [testing.pair({})], "deployments": [testing.deployment({"purpose": "protest"})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"agreement": {"agreement": "pact"}, "purpose": {"purpose": "protest"}},
		"book": "b",
		"cause": "purpose pact",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} rules out {purpose}, for which this deployment relies on it.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "error",
	}}
}

test_not_listed if {
	found := purpose.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"purpose_ok": false, "purposes": ["search"]})], "pairs": [testing.pair({})], "deployments": [testing.deployment({"purpose": "protest"})],
	})
	[finding.args.purposes | some finding in found] == [{"purposes": ["search"]}]
	[[finding.severity, finding.message] | some finding in found] == [["error", "{agreement} is for {purposes} and does not name {purpose}, for which this deployment relies on it."]]
}

test_listed_is_none if {
	found := purpose.findings with input as testing.with_records({
		"agreement_uses": [testing.use({})], "pairs": [testing.pair({})], "deployments": [testing.deployment({"purpose": "protest"})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := purpose.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"purpose_ok": false, "purpose_excluded": true})], "pairs": [testing.pair({})], "deployments": [testing.deployment({"purpose": "protest"})],
	})
	considered == 1
}
