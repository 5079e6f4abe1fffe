package roe.rules.agreement.waiver_ends_soon_test

import data.roe.rules.agreement.waiver_ends_soon
import data.roe.testing

test_fires if {
	found := waiver_ends_soon.findings with input as testing.waivers({"until": "2026-10-31"}, {"deployment": "", "begins": "", "ends": ""})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "rule": {"words": "force/terms"}, "until": {"day": "2026-10-31"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "",
		"message": "The waiver {waiver} ends on {until}: what {rule} finds for {agencies} is open again after that day.",
		"places": [{"path": "waivers.w1", "role": "waiver"}],
		"severity": "note",
	}}
}

test_later_is_none if {
	found := waiver_ends_soon.findings with input as testing.waivers({"until": "2026-11-01"}, {"deployment": "", "begins": "", "ends": ""})
	count(found) == 0
}

test_deployment_is_none if {
	found := waiver_ends_soon.findings with input as testing.waivers({"until": "2026-10-31"}, {})
	count(found) == 0
}

test_what_does_not_hold_is_none if {
	found := waiver_ends_soon.findings with input as testing.waivers({"until": "2026-10-31"}, object.union({"deployment": "", "begins": "", "ends": ""}, {"holds": false}))
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_ends_soon.considered with input as testing.with_records({"waivers": [testing.waiver({"matches": [testing.waiver_match({}), testing.waiver_match({"deployment": "night"}), testing.waiver_match({"holds": false})]})]})
	considered == 2
}
