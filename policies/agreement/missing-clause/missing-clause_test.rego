package roe.rules.agreement.missing_clause_test

import data.roe.rules.agreement.missing_clause
import data.roe.testing

test_force if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"agreement": "compact"})], "deployments": [testing.deployment({"agreements": ["compact"]})], "agreements": [testing.agreement({"id": "compact"})],
	})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"agreement": {"agreement": "compact"},
			"topic": {"topic": "force"},
		},
		"book": "b",
		"cause": "missing clause compact force",
		"clash": "",
		"deployment": "day",
		"message": "{agreement} has no clause on {topic}. By whose rules force is used and reported is then left to each officer.",
		"places": [{"path": "agreements.pact", "role": "agreement"}],
		"severity": "warning",
	}}
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
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agreement} has no clause on {topic}. By whose rules force is used and reported is then left to each officer."]]
}

test_another_agreement_says_it_is_none if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"agreement": "compact"})], "deployments": [testing.deployment({"agreements": ["compact", "pact"]})], "agreements": [testing.agreement({"id": "compact"}), testing.agreement({})],
	})
	count(found) == 0
}

test_money_is_told_matter_by_matter_elsewhere if {
	found := missing_clause.findings with input as testing.with_records({"missing_clauses": [testing.missing({"topic": "finance"})]})
	count(found) == 0
}

test_another_topic_is_none if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"topic": "training"})],
	})
	count(found) == 0
}

test_every_matter_that_it_needs if {
	every topic in ["force", "crowd-control", "body-camera", "command", "communications"] {
		found := missing_clause.findings with input as testing.with_records({"missing_clauses": [testing.missing({"topic": topic})]})
		count(found) == 1
	}
}

test_communications_without_a_radio_plan if {
	found := missing_clause.findings with input as testing.with_records({
		"missing_clauses": [testing.missing({"topic": "communications"})],
		"deployments": [testing.deployment({"has_radio": false})],
	})
	[finding.severity | some finding in found] == ["warning"]
}

# _beside is a run in which another agreement has a clause on force, but for
# what changes.
_beside(changes) := object.union(
	testing.with_records({
		"missing_clauses": [testing.missing({"agreement": "compact"})],
		"deployments": [testing.deployment({"agreements": ["compact", "pact"]})],
		"agreements": object.get(changes, "agreements", [testing.agreement({"id": "compact"}), testing.agreement({})]),
	}),
	{"clauses": [object.union(
		{"book": "b", "id": "pact#4", "path": "p", "agreement": "pact", "topic": "force"},
		object.get(changes, "clause", {}),
	)]},
)

test_clause_elsewhere_is_for_the_same_matter_and_parties if {
	none := missing_clause.findings with input as _beside({})
	count(none) == 0
	every change in [
		{"clause": {"book": "other"}},
		{"clause": {"agreement": "treaty"}},
		{"clause": {"topic": "command"}},
		{"agreements": [testing.agreement({"id": "compact"}), testing.agreement({"parties": ["riverton", "coast"]})]},
	] {
		found := missing_clause.findings with input as _beside(change)
		count(found) == 1
	}
}

test_parties_who_stay_at_home_do_not_matter if {
	found := missing_clause.findings with input as _beside({"agreements": [
		testing.agreement({"id": "compact", "parties": ["harbor", "riverton", "coast"]}),
		testing.agreement({}),
	]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := missing_clause.considered with input as testing.with_records({
		"missing_clauses": [testing.missing({"agreement": "compact"})], "deployments": [testing.deployment({"agreements": ["compact"]})], "agreements": [testing.agreement({"id": "compact"})],
	})
	considered == 1
}
