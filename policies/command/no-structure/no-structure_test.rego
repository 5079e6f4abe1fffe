package roe.rules.command.no_structure_test

import data.roe.rules.command.no_structure
import data.roe.testing

test_fires if {
	found := no_structure.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": false, "has_radio": true, "has_plan": true}]})
	found == {{"actions": [], "agencies": ["riverton", "harbor"], "args": {"agencies": {"agencies": ["harbor"]}, "host": {"agency": "riverton"}}, "book": "b", "cause": "no command structure", "clash": "", "deployment": "day", "message": "Officers of {agencies} come to help {host}, and nothing says who commands them.", "places": [{"path": "deployments.day", "role": "deployment"}], "severity": "warning"}}
}

test_traffic_without_supervisors if {
	found := no_structure.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": false, "has_radio": true, "has_plan": true}], "assignments": [{"id": "line", "path": "deployments.day.assignments.line", "host": "riverton", "units": ["h1"], "agencies": ["harbor"], "tasks": ["task/perimeter", "task/traffic"], "front_line": false, "host_present": true}]})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "Officers of {agencies} come to help {host}, and nothing says who commands them."]]
}

test_more_than_traffic if {
	found := no_structure.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": false, "has_radio": true, "has_plan": true}], "assignments": [{"id": "line", "path": "deployments.day.assignments.line", "host": "riverton", "units": ["h1"], "agencies": ["harbor"], "tasks": ["task/traffic", "task/front-line"], "front_line": false, "host_present": true}], "units": [{"id": "h1", "path": "deployments.day.units.h1", "agency": "harbor", "officers": {"stated": false, "value": 0}, "supervisors": {"stated": true, "value": 3}, "leader": {"stated": false, "value": ""}, "carries": []}]})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "Officers of {agencies} come to help {host}, and nothing says who commands them."]]
}

test_traffic_under_their_own_is_none if {
	found := no_structure.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": false, "has_radio": true, "has_plan": true}], "assignments": [{"id": "line", "path": "deployments.day.assignments.line", "host": "riverton", "units": ["h1"], "agencies": ["harbor"], "tasks": ["task/perimeter", "task/traffic"], "front_line": false, "host_present": true}], "units": [{"id": "h1", "path": "deployments.day.units.h1", "agency": "harbor", "officers": {"stated": false, "value": 0}, "supervisors": {"stated": true, "value": 3}, "leader": {"stated": false, "value": ""}, "carries": []}]})
	count(found) == 0
}

test_stated_is_none if {
	found := no_structure.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": true, "has_radio": true, "has_plan": true}]})
	count(found) == 0
}

test_nobody_comes_to_help_is_none if {
	found := no_structure.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton"], "agreements": ["pact"], "has_command": false, "has_radio": true, "has_plan": true}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := no_structure.considered with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": false, "has_radio": true, "has_plan": true}]})
	considered == 1
}
