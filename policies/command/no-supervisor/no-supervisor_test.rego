package roe.rules.command.no_supervisor_test

import data.roe.rules.command.no_supervisor
import data.roe.testing

test_nobody if {
	found := no_supervisor.findings with input as testing.with_records({
		"reports": [testing.report({"supervisors": []})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"assignment": {"assignment": "line"}},
		"book": "b",
		"cause": "no supervisor line",
		"clash": "",
		"deployment": "day",
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"message": "Nothing says to whom the officers of {assignment} report.",
		"places": [{"path": "deployments.day.assignments.line.reportsTo", "role": "assignment"}],
		"severity": "warning",
	}}
}

test_vacant if {
	found := no_supervisor.findings with input as testing.with_records({
		"reports": [testing.report({"supervisors": [], "unfilled": ["ops"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{period} {assignment} reports to {posts}, and nobody holds that post then."]]
}

test_vacant_at_the_front if {
	found := no_supervisor.findings with input as testing.with_records({
		"reports": [testing.report({"supervisors": [], "unfilled": ["ops"]})], "assignments": [testing.assignment({"front_line": true})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{period} {assignment} reports to {posts}, and nobody holds that post then."]]
}

test_held_is_none if {
	found := no_supervisor.findings with input as testing.with_records({"reports": [testing.report({})]})
	count(found) == 0
}

test_nothing_said_at_the_front_is_a_warning if {
	found := no_supervisor.findings with input as testing.with_records({
		"reports": [testing.report({"supervisors": []})],
		"assignments": [testing.assignment({"front_line": true})],
	})
	[finding.severity | some finding in found] == ["warning"]
}

test_names_the_posts if {
	found := no_supervisor.findings with input as testing.with_records({"reports": [testing.report({"supervisors": [], "unfilled": ["ops"]})]})
	[finding.args.posts | some finding in found] == [{"list": [{"position": "ops"}]}]
}

test_counts_what_it_looked_at if {
	considered := no_supervisor.considered with input as testing.with_records({
		"reports": [testing.report({"supervisors": []})],
	})
	considered == 1
}
