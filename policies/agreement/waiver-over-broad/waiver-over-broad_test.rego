package roe.rules.agreement.waiver_over_broad_test

import data.roe.rules.agreement.waiver_over_broad
import data.roe.testing

test_fires if {
	found := waiver_over_broad.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"fingerprint": testing.unsaid, "rule": testing.said("force/terms"), "agencies": ["harbor", "riverton"]}), {"matches": [match | some number in numbers.range(1, 2); match := testing.waiver_match(object.union({"fingerprint": sprintf("%d", [number])}, {}))]})]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"count": {"many": "findings", "number": 2, "one": "finding"}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "The waiver {waiver} takes in {count} of {rule} and names neither a deployment nor actions: it accepts none of them.",
		"places": [{"path": "waivers.w1", "role": "waiver"}],
		"severity": "warning",
	}}
}

test_more_than_one_waiver_can if {
	found := waiver_over_broad.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"fingerprint": testing.unsaid, "rule": testing.said("force/terms"), "agencies": ["harbor", "riverton"], "deployment": testing.said("day")}), {"matches": [match | some number in numbers.range(1, 6); match := testing.waiver_match(object.union({"fingerprint": sprintf("%d", [number])}, {}))]})]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"count": {"many": "findings", "number": 6, "one": "finding"}, "most": {"number": 5}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "The waiver {waiver} takes in {count} of {rule}, more than the {most} that one waiver can accept here: it accepts none of them.",
		"places": [{"path": "waivers.w1", "role": "waiver"}],
		"severity": "warning",
	}}
}

test_one_finding_is_none if {
	found := waiver_over_broad.findings with input as testing.waivers({"fingerprint": testing.unsaid, "rule": testing.said("force/terms"), "agencies": ["harbor", "riverton"]}, {})
	count(found) == 0
}

test_several_in_one_deployment_is_none if {
	found := waiver_over_broad.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"fingerprint": testing.unsaid, "rule": testing.said("force/terms"), "agencies": ["harbor", "riverton"], "deployment": testing.said("day")}), {"matches": [match | some number in numbers.range(1, 5); match := testing.waiver_match(object.union({"fingerprint": sprintf("%d", [number])}, {}))]})]})
	count(found) == 0
}

test_several_about_actions_is_none if {
	found := waiver_over_broad.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"fingerprint": testing.unsaid, "rule": testing.said("force/terms"), "agencies": ["harbor", "riverton"], "actions": ["force/baton"]}), {"matches": [match | some number in numbers.range(1, 5); match := testing.waiver_match(object.union({"fingerprint": sprintf("%d", [number])}, {}))]})]})
	count(found) == 0
}

test_ended_is_none if {
	found := waiver_over_broad.findings with input as testing.with_records({"waivers": [object.union(testing.waiver({"fingerprint": testing.unsaid, "rule": testing.said("force/terms"), "agencies": ["harbor", "riverton"], "until": "2026-09-30"}), {"matches": [match | some number in numbers.range(1, 6); match := testing.waiver_match(object.union({"fingerprint": sprintf("%d", [number])}, {}))]})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_over_broad.considered with input as testing.with_records({"waivers": [testing.waiver({}), testing.waiver({"id": "w0"}), testing.waiver({"fingerprint": testing.unsaid, "rule": testing.said("force/terms"), "agencies": ["harbor", "riverton"]})]})
	considered == 1
}
