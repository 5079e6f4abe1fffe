package roe.rules.agreement.territory_test

import data.roe.rules.agreement.territory
import data.roe.testing

test_place if {
	found := territory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"in_territory": false})], "pairs": [testing.pair({})], "deployments": [testing.deployment({"place": "riverton"})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"agreement": {"agreement": "pact"}, "place": {"place": "riverton"}},
		"book": "b",
		"cause": "territory pact",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} names the territory in which it applies, and {place} lies outside of it.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "error",
	}}
}

test_state if {
	found := territory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"party_state_ok": false})], "pairs": [testing.pair({})], "deployments": [testing.deployment({"place": "riverton"})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{agreement} is open only to agencies of the states that it names, and the state of {agency} is not among them."]]
}

test_kind if {
	found := territory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"party_kind_ok": false})], "pairs": [testing.pair({})], "deployments": [testing.deployment({"place": "riverton"})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{agreement} is open only to the kinds of agency that it names, and {agency} is of another kind."]]
}

test_inside_is_none if {
	found := territory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({})], "pairs": [testing.pair({})], "deployments": [testing.deployment({"place": "riverton"})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := territory.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"in_territory": false})], "pairs": [testing.pair({})], "deployments": [testing.deployment({"place": "riverton"})],
	})
	considered == 1
}

test_post_outside if {
	found := territory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"outside": ["line"]})],
		"assignments": [testing.assignment({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agreement": {"agreement": "pact"},
			"assignment": {"assignment": "line"},
			"agency": {"agencies": ["harbor"]},
		},
		"book": "b",
		"cause": "outside pact line",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} reaches the place of this deployment, but not {assignment}, where officers of {agency} serve.",
		"places": [{"role": "assignment", "path": "deployments.day.assignments.line"}, {"role": "agreement", "path": "agreements.pact"}],
		"severity": "warning",
	}}
}

test_all_outside_is_said_once if {
	found := territory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"in_territory": false, "outside": ["line"]})],
		"assignments": [testing.assignment({})],
		"deployments": [testing.deployment({"place": "riverton"})],
	})
	[finding.cause | some finding in found] == ["territory pact"]
}
