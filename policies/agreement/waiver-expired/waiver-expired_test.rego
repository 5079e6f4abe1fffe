package roe.rules.agreement.waiver_expired_test

import data.roe.rules.agreement.waiver_expired
import data.roe.testing

test_fires if {
	found := waiver_expired.findings with input as testing.waivers({"until": "2026-09-30"}, {})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "rule": {"words": "force/terms"}, "until": {"day": "2026-09-30"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "The waiver {waiver} ended on {until}: what {rule} finds for {agencies} is open again.",
		"places": [{"path": "waivers.w1", "role": "waiver"}],
		"severity": "warning",
	}}
}

test_nothing_is_left_of_it if {
	found := waiver_expired.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"until": "2026-09-30"}), {"matches": []})]})
	{[finding.deployment, finding.severity, finding.message] | some finding in found} == {["", "note", "The waiver {waiver} ended on {until} and accepts nothing any more."]}
}

test_last_day_is_none if {
	found := waiver_expired.findings with input as testing.waivers({"until": "2026-10-01"}, {})
	count(found) == 0
}

test_last_day_of_one_that_matches_nothing_is_none if {
	found := waiver_expired.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"until": "2026-10-01"}), {"matches": []})]})
	count(found) == 0
}

test_the_day_counts_where_the_finding_is if {
	found := waiver_expired.findings with input as testing.waivers({"until": "2026-10-01", "today": "2026-10-02"}, {"today": "2026-10-01"})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_expired.considered with input as testing.waivers({}, {})
	considered == 1
}
