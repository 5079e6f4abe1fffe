package roe.rules.agreement.waiver_outdated_test

import data.roe.rules.agreement.waiver_outdated
import data.roe.testing

test_fires if {
	found := waiver_outdated.findings with input as testing.waivers({}, {"outdated": [{"agency": "harbor", "document": "order", "path": "instruments.order", "changed": "2026-09-15", "accepted": "2026-09-01"}]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"accepted": {"day": "2026-09-01"}, "agencies": {"agencies": ["harbor", "riverton"]}, "agency": {"agency": "harbor"}, "changed": {"day": "2026-09-15"}, "document": {"instrument": "order"}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "{document} is of {changed}, and {agency} accepted on {accepted}: the waiver {waiver} accepts nothing of what {rule} now finds for {agencies}.",
		"places": [{"path": "waivers.w1", "role": "waiver"}, {"path": "instruments.order", "role": "document"}],
		"severity": "warning",
	}}
}

test_as_accepted_is_none if {
	found := waiver_outdated.findings with input as testing.waivers({}, {})
	count(found) == 0
}

test_ended_is_none if {
	found := waiver_outdated.findings with input as testing.waivers({"until": "2026-09-30"}, {"outdated": [{"agency": "harbor", "document": "order", "path": "instruments.order", "changed": "2026-09-15", "accepted": "2026-09-01"}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_outdated.considered with input as testing.waivers({}, {})
	considered == 1
}
