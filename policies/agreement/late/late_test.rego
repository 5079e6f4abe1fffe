package roe.rules.agreement.late_test

import data.roe.rules.agreement.late
import data.roe.testing

test_fires if {
	found := late.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"late": [{"by": "governing-body", "date": "2027-01-10", "retroactive": false}], "valid": false})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"agreement": {"agreement": "pact"},
			"body": {"words": "the governing body"},
			"given": {"day": "2027-01-10"},
		},
		"book": "b",
		"cause": "late pact harbor governing-body",
		"clash": "",
		"deployment": "day",
		"message": "{body} approved {agreement} for {agency} only on {given}, after the deployment had begun.",
		"places": [{"path": "agreements.pact.parties.harbor", "role": "party"}],
		"severity": "error",
	}}
}

test_documents_alone if {
	found := late.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"late": [{"by": "governing-body", "date": "2027-01-10", "retroactive": false}], "valid": false, "deployment": ""})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{body} is to approve {agreement} for {agency} only on {given}."]]
}

test_retroactive_is_another_rule_is_none if {
	found := late.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"late": [{"by": "governing-body", "date": "2027-01-10", "retroactive": true}], "valid": false})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_given_before_as_well_is_none if {
	found := late.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"late": [{"by": "governing-body", "date": "2027-01-10", "retroactive": false}]})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_each_approval if {
	approvals := [{"by": "chief", "date": "2027-01-10", "retroactive": false}, {"by": "governing-body", "date": "2027-01-10", "retroactive": false}]
	considered := late.considered with input as testing.with_records({"agreement_uses": [testing.use({}), testing.use({"late": approvals})]})
	considered == 2
}

test_counts_what_it_looked_at if {
	considered := late.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"late": [{"by": "governing-body", "date": "2027-01-10", "retroactive": false}], "valid": false})], "pairs": [testing.pair({})],
	})
	considered == 1
}
