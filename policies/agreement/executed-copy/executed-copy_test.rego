package roe.rules.agreement.executed_copy_test

import data.roe.rules.agreement.executed_copy
import data.roe.testing

test_fires if {
	found := executed_copy.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"executed": {"stated": true, "value": false}})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"agreement": {"agreement": "pact"}},
		"book": "b",
		"cause": "executed copy pact",
		"clash": "",
		"deployment": "day",
		"message": "No copy of {agreement} signed by all parties is on file.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "error",
	}}
}

test_on_file_is_none if {
	found := executed_copy.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"executed": {"stated": true, "value": true}})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_not_stated_is_none if {
	found := executed_copy.findings with input as testing.with_records({
		"agreement_uses": [testing.use({})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_only_what_is_stated if {
	considered := executed_copy.considered with input as testing.with_records({"agreement_uses": [testing.use({}), testing.use({"executed": testing.said(true)})]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := executed_copy.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"executed": {"stated": true, "value": false}})], "pairs": [testing.pair({})],
	})
	considered == 1
}
