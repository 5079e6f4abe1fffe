package roe.rules.agreement.signatory_test

import data.roe.rules.agreement.signatory
import data.roe.testing

test_fires if {
	found := signatory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"needs": ["governing-body"], "lacking": ["governing-body"], "valid": false})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"agreement": {"agreement": "pact"},
			"body": {"words": "the governing body"},
		},
		"book": "b",
		"cause": "signatory pact harbor governing-body",
		"clash": "",
		"deployment": "day",
		"message": "{body} had to sign or approve {agreement} for {agency}, and had not when the deployment began.",
		"places": [{"path": "agreements.pact.parties.harbor", "role": "party"}],
		"severity": "error",
	}}
}

test_afterwards if {
	found := signatory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"needs": ["governing-body"], "lacking": ["governing-body"], "late": [{"by": "governing-body", "date": "2027-01-10", "retroactive": true}], "valid": false})], "pairs": [testing.pair({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{body} approved {agreement} for {agency} only afterwards, on {given}: whether that covers this deployment is for counsel to say."]]
}

test_documents_alone if {
	found := signatory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"needs": ["chief"], "lacking": ["chief"], "valid": false, "deployment": ""})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{body} has to sign or approve {agreement} for {agency}, and has not."]]
}

test_afterwards_documents_alone if {
	found := signatory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"needs": ["governing-body"], "lacking": ["governing-body"], "late": [{"by": "governing-body", "date": "2027-01-10", "retroactive": true}], "valid": false, "deployment": ""})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{body} approved {agreement} for {agency} only on {given} and for the time before as well: whether that holds is for counsel to say."]]
}

test_ran_out_is_another_rule_is_none if {
	found := signatory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"needs": ["governing-body"], "lacking": ["governing-body"], "lapsed": [{"by": "governing-body", "date": "2026-06-30", "retroactive": false}], "valid": false})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_late_is_another_rule_is_none if {
	found := signatory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"needs": ["governing-body"], "lacking": ["governing-body"], "late": [{"by": "governing-body", "date": "2027-01-10", "retroactive": false}], "valid": false})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_complete_is_none if {
	found := signatory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"needs": ["chief"]})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_says_when_this_body_approved if {
	found := signatory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({
			"late": [
				{"by": "governing-body", "date": "2027-01-10", "retroactive": true},
				{"by": "chief", "date": "2027-01-20", "retroactive": false},
			],
			"valid": false,
		})],
		"pairs": [testing.pair({})],
	})
	[finding.args.given | some finding in found] == [{"list": [{"day": "2027-01-10"}]}]
}

test_valid_all_the_same_is_none if {
	found := signatory.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"late": [{"by": "governing-body", "date": "2026-01-10", "retroactive": true}]})],
		"pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_each_who_has_to_sign if {
	considered := signatory.considered with input as testing.with_records({"agreement_uses": [testing.use({}), testing.use({"needs": ["chief", "governing-body"]})]})
	considered == 2
}

test_counts_what_it_looked_at if {
	considered := signatory.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"needs": ["governing-body"], "lacking": ["governing-body"], "valid": false})], "pairs": [testing.pair({})],
	})
	considered == 1
}
