package roe.rules.agreement.missing_clause_test

import data.roe.rules.agreement.missing_clause
import data.roe.testing

test_money if {
	found := missing_clause.findings with input as testing.with_records({"missing_clauses": [{"agreement": "compact", "path": "agreements.pact", "topic": "finance"}], "deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["compact"], "has_command": true, "has_radio": true, "has_plan": true}], "agreements": [{"id": "compact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": false, "value": ""}, "review_due": {"stated": false, "value": ""}, "election_events": [], "newer_instruments": []}]})
	found == {{"actions": [], "agencies": [], "args": {"agreement": {"agreement": "compact"}, "topic": {"topic": "finance"}}, "book": "b", "cause": "missing clause compact finance", "clash": "", "deployment": "day", "message": "{agreement} has no clause on {topic}. Who pays for officers, injuries and claims is then argued after the event.", "places": [{"path": "agreements.pact", "role": "agreement"}], "severity": "error"}}
}

test_force if {
	found := missing_clause.findings with input as testing.with_records({"missing_clauses": [{"agreement": "pact", "path": "agreements.pact", "topic": "force"}]})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agreement} has no clause on {topic}. By whose rules force is used and reported is then left to each officer."]]
}

test_command_without_structure if {
	found := missing_clause.findings with input as testing.with_records({"missing_clauses": [{"agreement": "pact", "path": "agreements.pact", "topic": "command"}], "deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": false, "has_radio": true, "has_plan": true}]})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agreement} has no clause on {topic}. Who commands the officers who come is then left to the moment."]]
}

test_command_by_the_plan if {
	found := missing_clause.findings with input as testing.with_records({"missing_clauses": [{"agreement": "pact", "path": "agreements.pact", "topic": "command"}]})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{agreement} has no clause on {topic}. Who commands the officers who come is then left to the moment."]]
}

test_communications_by_the_plan if {
	found := missing_clause.findings with input as testing.with_records({"missing_clauses": [{"agreement": "pact", "path": "agreements.pact", "topic": "communications"}]})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{agreement} has no clause on {topic}. On which channels the agencies talk is then left to the moment."]]
}

test_no_deployment_relies_on_it if {
	found := missing_clause.findings with input as testing.with_records({"missing_clauses": [{"agreement": "pact", "path": "agreements.pact", "topic": "finance", "deployment": ""}]})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agreement} has no clause on {topic}. Who pays for officers, injuries and claims is then argued after the event."]]
}

test_another_agreement_says_it_is_none if {
	found := missing_clause.findings with input as testing.with_records({"missing_clauses": [{"agreement": "compact", "path": "agreements.pact", "topic": "finance"}], "deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["compact", "pact"], "has_command": true, "has_radio": true, "has_plan": true}], "agreements": [{"id": "compact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": false, "value": ""}, "review_due": {"stated": false, "value": ""}, "election_events": [], "newer_instruments": []}, {"id": "pact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": false, "value": ""}, "review_due": {"stated": false, "value": ""}, "election_events": [], "newer_instruments": []}]})
	count(found) == 0
}

test_another_topic_is_none if {
	found := missing_clause.findings with input as testing.with_records({"missing_clauses": [{"agreement": "pact", "path": "agreements.pact", "topic": "training"}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := missing_clause.considered with input as testing.with_records({"missing_clauses": [{"agreement": "compact", "path": "agreements.pact", "topic": "finance"}], "deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["compact"], "has_command": true, "has_radio": true, "has_plan": true}], "agreements": [{"id": "compact", "path": "agreements.pact", "cite": "Pact", "parties": ["harbor", "riverton"], "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "executed": {"stated": false, "value": false}, "version": {"stated": false, "value": ""}, "review_every_months": {"stated": false, "value": 0}, "reviewed": {"stated": false, "value": ""}, "review_due": {"stated": false, "value": ""}, "election_events": [], "newer_instruments": []}]})
	considered == 1
}
