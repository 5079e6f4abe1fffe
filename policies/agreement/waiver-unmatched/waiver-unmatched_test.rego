package roe.rules.agreement.waiver_unmatched_test

import data.roe.rules.agreement.waiver_unmatched
import data.roe.testing

test_fires if {
	found := waiver_unmatched.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({}), {"matches": []})]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"fingerprint": {"words": "0123456789abcdef"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "",
		"message": "No finding has the fingerprint {fingerprint}, which the waiver {waiver} accepts.",
		"places": [{"path": "waivers.w1", "role": "waiver"}],
		"severity": "warning",
	}}
}

test_by_rule if {
	found := waiver_unmatched.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"fingerprint": testing.unsaid, "rule": testing.said("force/terms"), "agencies": ["harbor", "riverton"], "deployment": testing.said("day")}), {"matches": []})]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "The waiver {waiver} accepts what {rule} finds for {agencies}, and it finds nothing of the kind.",
		"places": [{"path": "waivers.w1", "role": "waiver"}],
		"severity": "warning",
	}}
}

test_matched_is_none if {
	found := waiver_unmatched.findings with input as testing.waivers({}, {})
	count(found) == 0
}

test_not_judged_is_none if {
	found := waiver_unmatched.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"judged": false}), {"matches": []})]})
	count(found) == 0
}

test_ended_is_none if {
	found := waiver_unmatched.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"until": "2026-09-30"}), {"matches": []})]})
	count(found) == 0
}

test_agencies_that_have_signed if {
	found := waiver_unmatched.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"acceptances": [testing.acceptance({})]}), {"matches": []})]})
	[finding.agencies | some finding in found] == [["harbor"]]
}

# A conflict within one agency's own manual is accepted by that agency alone,
# whoever else has put a name to it.
test_the_one_agency_that_it_names if {
	found := waiver_unmatched.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"agencies": ["harbor"]}), {"matches": []})]})
	[finding.agencies | some finding in found] == [["harbor"]]
}

test_counts_what_it_looked_at if {
	considered := waiver_unmatched.considered with input as testing.with_records({"waivers": [testing.waiver({}), testing.waiver({"id": "w2", "judged": false}), testing.waiver({"id": "w3"})]})
	considered == 2
}
