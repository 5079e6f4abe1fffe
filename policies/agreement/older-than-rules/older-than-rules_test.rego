package roe.rules.agreement.older_than_rules_test

import data.roe.rules.agreement.older_than_rules
import data.roe.testing

test_fires if {
	found := older_than_rules.findings with input as testing.with_records({
		"agreements": [testing.agreement({"newer_instruments": ["statute", "manual"]})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"agreement": {"agreement": "pact"},
			"newer": {"list": [{"instrument": "statute"}, {"instrument": "manual"}]},
		},
		"book": "b",
		"cause": "older pact",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} rests on {newer}, and nobody has reviewed it since that took effect.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "warning",
	}}
}

test_nothing_newer_is_none if {
	found := older_than_rules.findings with input as testing.with_records({"agreements": [testing.agreement({})]})
	count(found) == 0
}

test_one_newer_rule_is_enough if {
	found := older_than_rules.findings with input as testing.with_records({"agreements": [testing.agreement({"newer_instruments": ["order"]})]})
	count(found) == 1
}

test_counts_what_it_looked_at if {
	considered := older_than_rules.considered with input as testing.with_records({
		"agreements": [testing.agreement({"newer_instruments": ["statute", "manual"]})],
	})
	considered == 1
}
