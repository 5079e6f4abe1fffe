package roe.rules.agreement.waiver_too_long_test

import data.roe.rules.agreement.waiver_too_long
import data.roe.testing

test_fires if {
	found := waiver_too_long.findings with input as testing.waivers({"days": 367}, {})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "days": {"many": "days", "number": 367, "one": "day"}, "most": {"number": 366}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "The waiver {waiver} runs for {days}, more than the {most} that a waiver can have here: it accepts nothing of what {rule} finds for {agencies}.",
		"places": [{"path": "waivers.w1", "role": "waiver"}],
		"severity": "warning",
	}}
}

test_as_long_as_it_can_be_is_none if {
	found := waiver_too_long.findings with input as testing.waivers({"days": 366}, {})
	count(found) == 0
}

test_ended_is_none if {
	found := waiver_too_long.findings with input as testing.waivers({"days": 367, "until": "2026-09-30"}, {})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_too_long.considered with input as testing.waivers({}, {})
	considered == 1
}
