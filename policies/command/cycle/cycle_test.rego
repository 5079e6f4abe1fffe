package roe.rules.command.cycle_test

import data.roe.rules.command.cycle
import data.roe.testing

test_fires if {
	found := cycle.findings with input as testing.with_records({"commands": [{"path": "deployments.day.command", "kind": {"stated": false, "value": ""}, "scope": {"stated": true, "value": "assistance-only"}, "cycle": ["ops", "plans"]}], "positions": [{"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": false, "span": []}, {"id": "plans", "path": "deployments.day.command.positions.plans", "title": "planning-section-chief", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": false, "span": []}]})
	found == {{"actions": [], "agencies": [], "args": {"positions": {"list": [{"position": "ops"}, {"position": "plans"}]}}, "book": "b", "cause": "cycle ops plans", "clash": "", "deployment": "day", "message": "{positions} report to one another in a ring, so that none of them answers to the incident commander.", "places": [{"path": "deployments.day.command.positions.ops", "role": "position"}, {"path": "deployments.day.command.positions.plans", "role": "position"}], "severity": "error"}}
}

test_straight_is_none if {
	found := cycle.findings with input as testing.with_records({"commands": [{"path": "deployments.day.command", "kind": {"stated": false, "value": ""}, "scope": {"stated": true, "value": "assistance-only"}, "cycle": []}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := cycle.considered with input as testing.with_records({"commands": [{"path": "deployments.day.command", "kind": {"stated": false, "value": ""}, "scope": {"stated": true, "value": "assistance-only"}, "cycle": ["ops", "plans"]}], "positions": [{"id": "ops", "path": "deployments.day.command.positions.ops", "title": "operations-section-chief", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": false, "span": []}, {"id": "plans", "path": "deployments.day.command.positions.plans", "title": "planning-section-chief", "agency": {"stated": true, "value": "riverton"}, "rank": {"stated": false, "value": ""}, "rung": {"stated": false, "value": ""}, "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "reports_to": [], "orphan": false, "span": []}]})
	considered == 1
}
