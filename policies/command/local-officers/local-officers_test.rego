package roe.rules.command.local_officers_test

import data.roe.rules.command.local_officers
import data.roe.testing

test_nobody_local if {
	found := local_officers.findings with input as testing.with_records({
		"assignments": [testing.assignment({"front_line": true, "host_present": false})],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agencies": {"agencies": ["harbor"]},
			"assignment": {"assignment": "line"},
			"host": {"agency": "riverton"},
		},
		"book": "b",
		"cause": "no local officers line",
		"clash": "",
		"deployment": "day",
		"message": "Officers of {agencies} stand on the front line at {assignment}, and nobody of {host} is there with them.",
		"places": [{"path": "deployments.day.assignments.line", "role": "assignment"}],
		"severity": "warning",
	}}
}

test_host_does_not_decide if {
	found := local_officers.findings with input as testing.with_records({
		"assignments": [testing.assignment({"front_line": true})], "reports": [testing.report({"chain": ["harbor"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{assignment} is the front line, and nobody of {host} is in the chain that commands it."]]
}

test_local_and_deciding_is_none if {
	found := local_officers.findings with input as testing.with_records({
		"assignments": [testing.assignment({"front_line": true})], "reports": [testing.report({})],
	})
	count(found) == 0
}

test_behind_the_line_is_none if {
	found := local_officers.findings with input as testing.with_records({
		"assignments": [testing.assignment({"host_present": false})], "reports": [testing.report({"chain": ["harbor"]})],
	})
	count(found) == 0
}

test_hosts_own_is_none if {
	found := local_officers.findings with input as testing.with_records({
		"assignments": [testing.assignment({"agencies": ["riverton"], "front_line": true, "host_present": false})],
	})
	count(found) == 0
}

test_nobody_commands_it_is_another_rule_is_none if {
	found := local_officers.findings with input as testing.with_records({
		"assignments": [testing.assignment({"front_line": true})],
		"reports": [testing.report({"chain": []})],
	})
	count(found) == 0
}

test_counts_only_the_front_line if {
	considered := local_officers.considered with input as testing.with_records({"assignments": [
		testing.assignment({"front_line": true}),
		testing.assignment({"id": "traffic"}),
	]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := local_officers.considered with input as testing.with_records({
		"assignments": [testing.assignment({"front_line": true, "host_present": false})],
	})
	considered == 1
}
