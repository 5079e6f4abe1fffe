package roe.rules.training.not_briefed_test

import data.roe.rules.training.not_briefed
import data.roe.testing

test_whole_finding if {
	found := not_briefed.findings with input as testing.with_records({"briefed": [testing.briefed({})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["harbor"],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "not briefed",
		"message": "The plan lists who is briefed, and nothing is listed for {agencies}.",
		"args": {"agencies": {"agencies": ["harbor"]}},
		"places": [{"role": "assignment", "path": "deployments.day.assignments.line"}],
	}}
}

test_late if {
	found := not_briefed.findings with input as testing.with_records({"briefed": [testing.briefed({"after": testing.said("2026-11-03T09:00:00-08:00")})]})
	[[finding.severity, finding.cause, finding.message] | some finding in found] == [["warning", "briefed late harbor", "{agency} goes on duty at {begins} and is briefed only at {after}."]]
}

test_briefed_is_none if {
	found := not_briefed.findings with input as testing.with_records({"briefed": [testing.briefed({"before": testing.said("2026-11-03T05:00:00-08:00")})]})
	count(found) == 0
}

test_briefed_again_later_is_none if {
	both := testing.briefed({"before": testing.said("2026-11-03T05:00:00-08:00"), "after": testing.said("2026-11-03T09:00:00-08:00")})
	found := not_briefed.findings with input as testing.with_records({"briefed": [both]})
	count(found) == 0
}

test_the_host_and_plans_without_briefings_are_none if {
	found := not_briefed.findings with input as testing.with_records({"briefed": [testing.briefed({"host": true}), testing.briefed({"kept": false})]})
	count(found) == 0
}

test_late_is_a_warning if {
	found := not_briefed.findings with input as testing.with_records({"briefed": [testing.briefed({"after": testing.said("2026-11-03T09:00:00-08:00")})]})
	[finding.severity | some finding in found] == ["warning"]
}

test_briefed_again_is_none if {
	found := not_briefed.findings with input as testing.with_records({"briefed": [testing.briefed({
		"before": testing.said("2026-11-03T05:00:00-08:00"),
		"after": testing.said("2026-11-03T09:00:00-08:00"),
	})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := not_briefed.considered with input as testing.with_records({"briefed": [testing.briefed({}), testing.briefed({"host": true})]})
	considered == 1
}
