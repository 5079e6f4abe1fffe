package roe.rules.command.local_officers_test

import data.roe.rules.command.local_officers
import data.roe.testing

test_nobody_local if {
	found := local_officers.findings with input as testing.with_records({"assignments": [{"id": "line", "path": "deployments.day.assignments.line", "host": "riverton", "units": ["h1"], "agencies": ["harbor"], "tasks": [], "front_line": true, "host_present": false}]})
	found == {{"actions": [], "agencies": ["harbor"], "args": {"agencies": {"agencies": ["harbor"]}, "assignment": {"assignment": "line"}, "host": {"agency": "riverton"}}, "book": "b", "cause": "no local officers line", "clash": "", "deployment": "day", "message": "Officers of {agencies} stand on the front line at {assignment}, and nobody of {host} is there with them.", "places": [{"path": "deployments.day.assignments.line", "role": "assignment"}], "severity": "warning"}}
}

test_host_does_not_decide if {
	found := local_officers.findings with input as testing.with_records({"assignments": [{"id": "line", "path": "deployments.day.assignments.line", "host": "riverton", "units": ["h1"], "agencies": ["harbor"], "tasks": [], "front_line": true, "host_present": true}], "reports": [{"assignment": "line", "path": "deployments.day.assignments.line.reportsTo", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "supervisors": ["ops"], "unfilled": [], "chain": ["harbor"], "reaches": true}]})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{assignment} is the front line, and nobody of {host} is in the chain that commands it."]]
}

test_local_and_deciding_is_none if {
	found := local_officers.findings with input as testing.with_records({"assignments": [{"id": "line", "path": "deployments.day.assignments.line", "host": "riverton", "units": ["h1"], "agencies": ["harbor"], "tasks": [], "front_line": true, "host_present": true}], "reports": [{"assignment": "line", "path": "deployments.day.assignments.line.reportsTo", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "supervisors": ["ops"], "unfilled": [], "chain": ["riverton"], "reaches": true}]})
	count(found) == 0
}

test_behind_the_line_is_none if {
	found := local_officers.findings with input as testing.with_records({"assignments": [{"id": "line", "path": "deployments.day.assignments.line", "host": "riverton", "units": ["h1"], "agencies": ["harbor"], "tasks": [], "front_line": false, "host_present": false}], "reports": [{"assignment": "line", "path": "deployments.day.assignments.line.reportsTo", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "supervisors": ["ops"], "unfilled": [], "chain": ["harbor"], "reaches": true}]})
	count(found) == 0
}

test_hosts_own_is_none if {
	found := local_officers.findings with input as testing.with_records({"assignments": [{"id": "line", "path": "deployments.day.assignments.line", "host": "riverton", "units": ["h1"], "agencies": ["riverton"], "tasks": [], "front_line": true, "host_present": false}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := local_officers.considered with input as testing.with_records({"assignments": [{"id": "line", "path": "deployments.day.assignments.line", "host": "riverton", "units": ["h1"], "agencies": ["harbor"], "tasks": [], "front_line": true, "host_present": false}]})
	considered == 1
}
