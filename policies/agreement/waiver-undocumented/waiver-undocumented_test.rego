package roe.rules.agreement.waiver_undocumented_test

import data.roe.rules.agreement.waiver_undocumented
import data.roe.testing

test_fires if {
	found := waiver_undocumented.findings with input as testing.waivers({"records": 0}, {})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "The waiver {waiver} names no letter, minutes or other record of its acceptance: it accepts nothing of what {rule} finds for {agencies}.",
		"places": [{"path": "waivers.w1", "role": "waiver"}],
		"severity": "warning",
	}}
}

test_on_file_is_none if {
	found := waiver_undocumented.findings with input as testing.waivers({}, {})
	count(found) == 0
}

test_not_signed_yet_is_none if {
	found := waiver_undocumented.findings with input as testing.waivers({"records": 0}, {"missing": ["harbor"]})
	count(found) == 0
}

test_ended_is_none if {
	found := waiver_undocumented.findings with input as testing.waivers({"records": 0, "until": "2026-09-30"}, {})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_undocumented.considered with input as testing.waivers({}, {})
	considered == 1
}
