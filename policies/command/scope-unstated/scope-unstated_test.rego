package roe.rules.command.scope_unstated_test

import data.roe.rules.command.scope_unstated
import data.roe.testing

test_fires if {
	found := scope_unstated.findings with input as testing.with_records({"commands": [{"path": "deployments.day.command", "kind": {"stated": false, "value": ""}, "scope": {"stated": false, "value": ""}, "cycle": []}]})
	found == {{"actions": [], "agencies": ["riverton"], "args": {"host": {"agency": "riverton"}}, "book": "b", "cause": "scope unstated", "clash": "", "deployment": "day", "message": "Nothing says whether {host} asks for assistance only or hands over the whole scene.", "places": [{"path": "deployments.day.command", "role": "command"}], "severity": "note"}}
}

test_stated_is_none if {
	found := scope_unstated.findings with input as testing.with_records({"commands": [{"path": "deployments.day.command", "kind": {"stated": false, "value": ""}, "scope": {"stated": true, "value": "assistance-only"}, "cycle": []}]})
	count(found) == 0
}

test_nobody_comes_to_help_is_none if {
	found := scope_unstated.findings with input as testing.with_records({"commands": [{"path": "deployments.day.command", "kind": {"stated": false, "value": ""}, "scope": {"stated": false, "value": ""}, "cycle": []}], "deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton"], "agreements": ["pact"], "has_command": true, "has_radio": true, "has_plan": true}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := scope_unstated.considered with input as testing.with_records({"commands": [{"path": "deployments.day.command", "kind": {"stated": false, "value": ""}, "scope": {"stated": false, "value": ""}, "cycle": []}]})
	considered == 1
}
