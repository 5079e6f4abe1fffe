package roe.rules.finance.insurance_proof_test

import data.roe.rules.finance.insurance_proof
import data.roe.testing

_said(changes) := found if {
	found := [finding.message | some finding in insurance_proof.findings] with input as testing.with_records({"insurance": [testing.proof(changes)]})
}

test_none if {
	_said({}) == ["{clause} asks for proof of insurance, and {agency} has shown none."]
}

test_lapsed if {
	_said({"shown": testing.said("2026-10-01"), "until": testing.said("2026-10-31"), "lapsed": true}) == ["{clause} asks for proof of insurance, and {agency}'s covers the time until {until} only, which is before the end."]
}

test_late if {
	_said({"shown": testing.said("2026-11-05"), "late": true}) == ["{clause} asks for proof of insurance, and {agency} showed it only on {day}, after the event had begun."]
}

test_shown_is_none if {
	count(_said({"shown": testing.said("2026-10-01")})) == 0
}

test_is_a_warning if {
	found := insurance_proof.findings with input as testing.with_records({"insurance": [testing.proof({})]})
	[finding.severity | some finding in found] == ["warning"]
}

test_counts_what_it_looked_at if {
	considered := insurance_proof.considered with input as testing.with_records({"insurance": [testing.proof({})]})
	considered == 1
}
