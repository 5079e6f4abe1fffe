package roe.rules.command.orphan_test

import data.roe.rules.command.orphan
import data.roe.testing

test_fires if {
	found := orphan.findings with input as testing.with_records({
		"positions": [testing.position({"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "orphan": true}), testing.position({})],
	})
	found == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {"position": {"position": "liaison"}},
		"book": "b",
		"cause": "orphan liaison",
		"clash": "",
		"deployment": "day",
		"message": "No chain of command leads from {position} to the incident commander.",
		"places": [{"path": "deployments.day.command.positions.liaison", "role": "position"}],
		"severity": "warning",
	}}
}

test_vacant_post if {
	found := orphan.findings with input as testing.with_records({
		"positions": [testing.position({"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "agency": testing.unsaid, "orphan": true}), testing.position({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "No chain of command leads from {position} to the incident commander."]]
}

test_in_a_ring_is_none if {
	found := orphan.findings with input as testing.with_records({
		"positions": [testing.position({"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "orphan": true}), testing.position({})], "commands": [testing.command({"cycle": ["liaison"]})],
	})
	count(found) == 0
}

test_no_incident_commander_is_none if {
	found := orphan.findings with input as testing.with_records({
		"positions": [testing.position({"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "orphan": true})],
	})
	count(found) == 0
}

test_in_the_chain_is_none if {
	found := orphan.findings with input as testing.with_records({
		"positions": [testing.position({"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer"}), testing.position({})],
	})
	count(found) == 0
}

test_vacant_post_is_nobodys if {
	found := orphan.findings with input as testing.with_records({"positions": [
		testing.position({"id": "liaison", "title": "liaison-officer", "agency": testing.unsaid, "orphan": true}),
		testing.position({}),
	]})
	[finding.agencies | some finding in found] == [[]]
}

test_counts_what_it_looked_at if {
	considered := orphan.considered with input as testing.with_records({
		"positions": [testing.position({"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "orphan": true}), testing.position({})],
	})
	considered == 2
}
