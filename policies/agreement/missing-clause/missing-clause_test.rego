package roe.rules.agreement.missing_clause_test

import data.roe.rules.agreement.missing_clause
import data.roe.testing

test_money if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"agreement": "compact"})], "deployments": [testing.deployment({"agreements": ["compact"]})], "agreements": [testing.agreement({"id": "compact"})],
	})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"agreement": {"agreement": "compact"},
			"topic": {"topic": "finance"},
		},
		"book": "b",
		"cause": "missing clause compact finance",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} has no clause on {topic}. Who pays for officers, injuries and claims is then argued after the event.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "error",
	}}
}

test_force if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"topic": "force"})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agreement} has no clause on {topic}. By whose rules force is used and reported is then left to each officer."]]
}

test_command_without_structure if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"topic": "command"})], "deployments": [testing.deployment({"has_command": false})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agreement} has no clause on {topic}. Who commands the officers who come is then left to the moment."]]
}

test_command_by_the_plan if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"topic": "command"})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{agreement} has no clause on {topic}. Who commands the officers who come is then left to the moment."]]
}

test_communications_by_the_plan if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"topic": "communications"})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{agreement} has no clause on {topic}. On which channels the agencies talk is then left to the moment."]]
}

test_no_deployment_relies_on_it if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"deployment": ""})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agreement} has no clause on {topic}. Who pays for officers, injuries and claims is then argued after the event."]]
}

test_another_agreement_says_it_is_none if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"agreement": "compact"})], "deployments": [testing.deployment({"agreements": ["compact", "pact"]})], "agreements": [testing.agreement({"id": "compact"}), testing.agreement({})],
	})
	count(found) == 0
}

test_another_topic_is_none if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"topic": "training"})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := missing_clause.considered with input as testing.with_records({
		"missing_clauses": [testing.missing({"agreement": "compact"})], "deployments": [testing.deployment({"agreements": ["compact"]})], "agreements": [testing.agreement({"id": "compact"})],
	})
	considered == 1
}
