package roe.rules.agreement.waiver_not_yet_test

import data.roe.rules.agreement.waiver_not_yet
import data.roe.testing

test_fires if {
	found := waiver_not_yet.findings with input as testing.waivers({"from": "2026-10-02"}, {})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "from": {"day": "2026-10-02"}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "The waiver {waiver} begins on {from}: until then what {rule} finds for {agencies} is open.",
		"places": [{"path": "waivers.w1", "role": "waiver"}],
		"severity": "note",
	}}
}

test_first_day_is_none if {
	found := waiver_not_yet.findings with input as testing.waivers({"from": "2026-10-01"}, {})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_not_yet.considered with input as testing.waivers({}, {})
	considered == 1
}
