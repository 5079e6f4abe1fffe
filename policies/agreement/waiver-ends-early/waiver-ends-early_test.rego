package roe.rules.agreement.waiver_ends_early_test

import data.roe.rules.agreement.waiver_ends_early
import data.roe.testing

test_fires if {
	found := waiver_ends_early.findings with input as testing.waivers({"until": "2026-11-02"}, {})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "deployment": {"deployment": "day"}, "ends": {"day": "2026-11-03"}, "rule": {"words": "force/terms"}, "until": {"day": "2026-11-02"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "The waiver {waiver} ends on {until}, and {deployment} lasts to {ends}: it accepts nothing of what {rule} finds for {agencies}.",
		"places": [{"path": "waivers.w1", "role": "waiver"}, {"path": "deployments.day", "role": "deployment"}],
		"severity": "warning",
	}}
}

test_begins_late if {
	found := waiver_ends_early.findings with input as testing.waivers({"from": "2026-11-04"}, {})
	{[finding.severity, finding.message] | some finding in found} == {["warning", "The waiver {waiver} begins on {from}, and {deployment} on {begins}: it accepts nothing of what {rule} finds for {agencies}."]}
}

test_every_day_of_it_is_none if {
	found := waiver_ends_early.findings with input as testing.waivers({"from": "2026-11-03", "until": "2026-11-03"}, {})
	count(found) == 0
}

test_ended_is_none if {
	found := waiver_ends_early.findings with input as testing.waivers({"until": "2026-09-30"}, {})
	count(found) == 0
}

test_documents_alone_is_none if {
	found := waiver_ends_early.findings with input as testing.waivers({"until": "2026-11-02"}, {"deployment": "", "begins": "", "ends": ""})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_ends_early.considered with input as testing.with_records({"waivers": [testing.waiver({"matches": [testing.waiver_match({}), testing.waiver_match({"deployment": "night"}), testing.waiver_match({"deployment": ""})]})]})
	considered == 2
}
