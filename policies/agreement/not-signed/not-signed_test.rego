package roe.rules.agreement.not_signed_test

import data.roe.rules.agreement.not_signed
import data.roe.testing

test_fires if {
	found := not_signed.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"signed": testing.said("2026-11-10"), "signed_in_time": false})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"agreement": {"agreement": "pact"},
			"signed": {"day": "2026-11-10"},
		},
		"book": "b",
		"cause": "not signed pact harbor",
		"clash": "",
		"deployment": "day",
		"message": "{agency} signs {agreement} only on {signed}, after the deployment has begun.",
		"places": [{"path": "agreements.pact.parties.harbor", "role": "party"}],
		"severity": "error",
	}}
}

test_documents_alone if {
	found := not_signed.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"signed": testing.said("2026-11-10"), "signed_in_time": false, "deployment": ""})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agency} is to sign {agreement} only on {signed}."]]
}

test_in_time_is_none if {
	found := not_signed.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"signed": testing.said("2026-01-10")})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := not_signed.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"signed": testing.said("2026-11-10"), "signed_in_time": false})], "pairs": [testing.pair({})],
	})
	considered == 1
}
