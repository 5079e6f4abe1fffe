package roe.rules.agreement.waiver_one_sided_test

import data.roe.rules.agreement.waiver_one_sided
import data.roe.testing

test_fires if {
	found := waiver_one_sided.findings with input as testing.waivers({}, {"missing": ["harbor"]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "missing": {"agencies": ["harbor"]}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "The waiver {waiver} lacks the signature of {missing}: it accepts nothing of what {rule} finds for {agencies}.",
		"places": [{"path": "waivers.w1", "role": "waiver"}, {"path": "waivers.w1.acceptedBy.harbor", "role": "not signed"}],
		"severity": "warning",
	}}
}

test_both_is_none if {
	found := waiver_one_sided.findings with input as testing.waivers({}, {})
	count(found) == 0
}

test_ended_is_none if {
	found := waiver_one_sided.findings with input as testing.waivers({"until": "2026-09-30"}, {"missing": ["harbor"]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_one_sided.considered with input as testing.waivers({}, {})
	considered == 1
}
