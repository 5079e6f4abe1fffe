package roe.rules.command.orphan_test

import data.roe.rules.command.orphan
import data.roe.testing

test_fires if {
	found := orphan.findings with input as testing.with_records({"positions": [{"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": true, "span": []}, {"id": "ic", "path": "deployments.day.command.positions.ic", "title": "incident-commander", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": false, "span": []}]})
	found == {{"actions": [], "agencies": ["riverton"], "args": {"position": {"position": "liaison"}}, "book": "b", "cause": "orphan liaison", "clash": "", "deployment": "day", "message": "No chain of command leads from {position} to the incident commander.", "places": [{"path": "deployments.day.command.positions.liaison", "role": "position"}], "severity": "warning"}}
}

test_vacant_post if {
	found := orphan.findings with input as testing.with_records({"positions": [{"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "agency": {"stated": false, "value": ""}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": true, "span": []}, {"id": "ic", "path": "deployments.day.command.positions.ic", "title": "incident-commander", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": false, "span": []}]})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "No chain of command leads from {position} to the incident commander."]]
}

test_in_a_ring_is_none if {
	found := orphan.findings with input as testing.with_records({"positions": [{"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": true, "span": []}, {"id": "ic", "path": "deployments.day.command.positions.ic", "title": "incident-commander", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": false, "span": []}], "commands": [{"path": "deployments.day.command", "kind": {"stated": false, "value": ""}, "scope": {"stated": true, "value": "assistance-only"}, "cycle": ["liaison"]}]})
	count(found) == 0
}

test_no_incident_commander_is_none if {
	found := orphan.findings with input as testing.with_records({"positions": [{"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": true, "span": []}]})
	count(found) == 0
}

test_in_the_chain_is_none if {
	found := orphan.findings with input as testing.with_records({"positions": [{"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": false, "span": []}, {"id": "ic", "path": "deployments.day.command.positions.ic", "title": "incident-commander", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": false, "span": []}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := orphan.considered with input as testing.with_records({"positions": [{"id": "liaison", "path": "deployments.day.command.positions.liaison", "title": "liaison-officer", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": true, "span": []}, {"id": "ic", "path": "deployments.day.command.positions.ic", "title": "incident-commander", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": false, "span": []}]})
	considered == 2
}
