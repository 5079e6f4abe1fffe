package roe.rules.command.no_incident_commander_test

import data.roe.rules.command.no_incident_commander
import data.roe.testing

test_gap if {
	found := no_incident_commander.findings with input as testing.with_records({
		"command_moments": [testing.moment({"during": {"from": "2026-11-03T18:00:00-08:00", "until": "2026-11-03T18:30:00-08:00"}, "commanders": [], "agencies": []})],
	})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"period": {"interval": {"from": "2026-11-03T18:00:00-08:00", "until": "2026-11-03T18:30:00-08:00"}}},
		"book": "b",
		"cause": "no incident commander",
		"clash": "",
		"deployment": "day",
		"during": {"from": "2026-11-03T18:00:00-08:00", "until": "2026-11-03T18:30:00-08:00"},
		"message": "{period} nobody is incident commander.",
		"places": [{"path": "deployments.day.command", "role": "command"}],
		"severity": "error",
	}}
}

test_vacant if {
	found := no_incident_commander.findings with input as testing.with_records({
		"command_moments": [testing.moment({"commanders": [], "agencies": [], "vacant": ["ic"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{period} nobody holds the post of incident commander: the plan has the post and leaves it vacant."]]
}

test_held_is_none if {
	found := no_incident_commander.findings with input as testing.with_records({"command_moments": [testing.moment({})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := no_incident_commander.considered with input as testing.with_records({
		"command_moments": [testing.moment({"during": {"from": "2026-11-03T18:00:00-08:00", "until": "2026-11-03T18:30:00-08:00"}, "commanders": [], "agencies": []})],
	})
	considered == 1
}
