package roe.rules.agreement.superseded_test

import data.roe.rules.agreement.superseded
import data.roe.testing

test_fires if {
	found := superseded.findings with input as testing.with_records({"agreement_uses": [testing.use({"superseded_by": ["pact-2026"]})], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
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
	found := superseded.findings with input as testing.with_records({"agreement_uses": [testing.use({})], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := superseded.considered with input as testing.with_records({"agreement_uses": [testing.use({"superseded_by": ["pact-2026"]})], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	considered == 1
}
