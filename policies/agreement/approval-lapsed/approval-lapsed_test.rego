package roe.rules.agreement.approval_lapsed_test

import data.roe.rules.agreement.approval_lapsed
import data.roe.testing

test_fires if {
	found := approval_lapsed.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"lapsed": [{"by": "governing-body", "date": "2026-06-30", "retroactive": false}], "valid": false})], "pairs": [testing.pair({})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"agreement": {"agreement": "pact"},
			"body": {"words": "the governing body"},
			"end": {"day": "2026-06-30"},
		},
		"book": "b",
		"cause": "approval lapsed pact harbor governing-body",
		"clash": "",
		"deployment": "day",
		"message": "{body} approved {agreement} for {agency} only until {end}, so that {agency} takes part in this deployment without it.",
		"places": [{"path": "agreements.pact.parties.harbor", "role": "party"}],
		"severity": "error",
	}}
}

test_documents_alone if {
	found := approval_lapsed.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"lapsed": [{"by": "state", "date": "2026-06-30", "retroactive": false}], "valid": false, "deployment": ""})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{body} approved {agreement} for {agency} only until {end}."]]
}

test_renewed_is_none if {
	found := approval_lapsed.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"lapsed": [{"by": "governing-body", "date": "2026-06-30", "retroactive": false}]})], "pairs": [testing.pair({})],
	})
	count(found) == 0
}

test_counts_each_approval if {
	lapsed := [{"by": "chief", "date": "2026-06-30", "retroactive": false}, {"by": "governing-body", "date": "2026-06-30", "retroactive": false}]
	considered := approval_lapsed.considered with input as testing.with_records({"agreement_uses": [testing.use({}), testing.use({"lapsed": lapsed})]})
	considered == 2
}

test_counts_what_it_looked_at if {
	considered := approval_lapsed.considered with input as testing.with_records({
		"agreement_uses": [testing.use({"lapsed": [{"by": "governing-body", "date": "2026-06-30", "retroactive": false}], "valid": false})], "pairs": [testing.pair({})],
	})
	considered == 1
}

test_runs_out_meanwhile if {
	found := approval_lapsed.findings with input as testing.with_records({
		"agreement_uses": [testing.use({"ending": [{"by": "governing-body", "date": "2026-11-03", "retroactive": false}], "valid": false})],
		"pairs": [testing.pair({})],
	})
	{[finding.message, finding.args.end] | some finding in found} == {[
		"{body} approved {agreement} for {agency} only until {end}, and the deployment goes on after that.",
		{"day": "2026-11-03"},
	]}
}

test_counts_what_runs_out_meanwhile if {
	considered := approval_lapsed.considered with input as testing.with_records({"agreement_uses": [testing.use({"ending": [{"by": "chief", "date": "2026-11-03", "retroactive": false}]})]})
	considered == 1
}
