package roe.rules.agreement.version_test

import data.roe.rules.agreement.version
import data.roe.testing

test_fires if {
	found := version.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"version": testing.said("2003"), "version_ok": false})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"agreement": {"agreement": "pact"},
		},
		"book": "b",
		"cause": "version pact harbor",
		"clash": "",
		"deployment": "day",
		"message": "{agency} signed another version of {agreement} than the one that the others rely on.",
		"places": [{"path": "agreements.pact.parties.harbor", "role": "party"}],
		"severity": "error",
	}}
}

test_same_version_is_none if {
	found := version.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"version": testing.said("2014")})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_only_what_is_stated if {
	considered := version.considered with input as testing.with_records({"agreement_uses": [testing.use({}), testing.use({"version": testing.said("2020")})]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := version.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"version": testing.said("2003"), "version_ok": false})], "pairs": [testing.pair({})],
	})
	considered == 1
}
