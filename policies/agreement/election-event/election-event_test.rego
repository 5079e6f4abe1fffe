package roe.rules.agreement.election_event_test

import data.roe.rules.agreement.election_event
import data.roe.testing

test_names_others if {
	found := election_event.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": true, "value": "general"}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": true, "has_radio": true, "has_plan": true}], "agreements": [{"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": false, "value": ""}, "review_due": {"stated": false, "value": ""}, "election_events": ["primary"], "newer_instruments": []}]})
	found == {{"actions": [], "agencies": ["riverton", "harbor"], "args": {"agreements": {"list": [{"agreement": "pact"}]}}, "book": "b", "cause": "election event day", "clash": "", "deployment": "day", "message": "This is an election event of a kind that the agreements relied on do not name: {agreements}.", "places": [{"path": "deployments.day", "role": "deployment"}, {"path": "agreements.pact", "role": "agreement"}], "severity": "warning"}}
}

test_names_none if {
	found := election_event.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": true, "value": "general"}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": true, "has_radio": true, "has_plan": true}], "agreements": [{"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": false, "value": ""}, "review_due": {"stated": false, "value": ""}, "election_events": [], "newer_instruments": []}]})
	[[finding.severity, finding.message] | some finding in found] == [["note", "This is an election event, and none of the agreements relied on is known to name any: {agreements}."]]
}

test_named_is_none if {
	found := election_event.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": true, "value": "general"}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": true, "has_radio": true, "has_plan": true}], "agreements": [{"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": false, "value": ""}, "review_due": {"stated": false, "value": ""}, "election_events": ["general"], "newer_instruments": []}]})
	count(found) == 0
}

test_no_election_is_none if {
	found := election_event.findings with input as testing.with_records({"agreements": [{"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": false, "value": ""}, "review_due": {"stated": false, "value": ""}, "election_events": [], "newer_instruments": []}]})
	count(found) == 0
}

test_no_agreement_is_none if {
	found := election_event.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": true, "value": "general"}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": [], "has_command": true, "has_radio": true, "has_plan": true}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := election_event.considered with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": true, "value": "general"}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": true, "has_radio": true, "has_plan": true}], "agreements": [{"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": false, "value": ""}, "review_due": {"stated": false, "value": ""}, "election_events": ["primary"], "newer_instruments": []}]})
	considered == 1
}
