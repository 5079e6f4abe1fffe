package roe.rules.agreement.left_out_test

import data.roe.rules.agreement.left_out
import data.roe.testing

_gap := testing.missing_subjects({"subjects": ["legal/immigration", "legal/powers"]})

_deployment := testing.deployment({"agreements": ["addendum", "pact"], "agencies": ["riverton", "harbor"]})

_pact := testing.agreement({})

_addendum(parties) := testing.agreement({"id": "addendum", "parties": parties})

_clause(changes) := testing.clause(object.union(
	{"id": "addendum#1", "agreement": "addendum", "subjects": ["legal/powers"]},
	changes,
))

_left(records) := {[finding.severity, finding.args.matters.subjects] | some finding in found} if {
	found := left_out.findings with input as testing.with_records(records)
}

test_fires if {
	found := left_out.findings with input as testing.with_records({
		"missing_subjects": [_gap],
		"deployments": [_deployment],
		"agreements": [_pact],
	})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"agreement": {"agreement": "pact"},
			"topic": {"topic": "legal"},
			"matters": {"subjects": ["legal/immigration", "legal/powers"]},
		},
		"book": "b",
		"cause": "left out pact legal",
		"clash": "",
		"deployment": "day",
		"message": "What {agreement} says on {topic} leaves out {matters}.",
		"places": [{"role": "agreement", "path": "agreements.pact"}],
		"severity": "warning",
	}}
}

test_lesser_matters_are_noted if {
	_left({"missing_subjects": [testing.missing_subjects({"subjects": ["legal/immigration"]})], "deployments": [_deployment], "agreements": [_pact]}) == {["note", ["legal/immigration"]]}
}

test_documents_alone_are_noted if {
	_left({"missing_subjects": [object.union(_gap, {"deployment": ""})], "agreements": [_pact]}) == {["note", ["legal/immigration", "legal/powers"]]}
}

test_another_agreement_says_it if {
	records := {"missing_subjects": [_gap], "deployments": [_deployment], "clauses": [_clause({})]}
	_left(object.union(records, {"agreements": [_pact, _addendum(["riverton", "harbor"])]})) == {["note", ["legal/immigration"]]}
	_left(object.union(records, {"agreements": [_pact, _addendum(["riverton"])]})) == {["warning", ["legal/immigration", "legal/powers"]]}
	elsewhere := object.union(records, {"clauses": [_clause({"book": "another"})]})
	_left(object.union(elsewhere, {"agreements": [_pact, _addendum(["riverton", "harbor"])]})) == {["warning", ["legal/immigration", "legal/powers"]]}
	itself := object.union(records, {"clauses": [_clause({"agreement": "pact"})]})
	_left(object.union(itself, {"agreements": [_pact, _addendum(["riverton", "harbor"])]})) == {["warning", ["legal/immigration", "legal/powers"]]}
}

test_agencies_that_stay_away_do_not_count if {
	pact := testing.agreement({"parties": ["harbor", "riverton", "coast"]})
	_left({
		"missing_subjects": [_gap],
		"deployments": [_deployment],
		"clauses": [_clause({})],
		"agreements": [pact, _addendum(["riverton", "harbor"])],
	}) == {["note", ["legal/immigration"]]}
}

test_nothing_left_is_none if {
	_left({
		"missing_subjects": [testing.missing_subjects({"subjects": ["legal/powers"]})],
		"deployments": [_deployment],
		"clauses": [_clause({})],
		"agreements": [_pact, _addendum(["riverton", "harbor"])],
	}) == set()
}

test_topics_with_rules_of_their_own_are_none if {
	_left({"missing_subjects": [testing.missing_subjects({"topic": "finance", "subjects": ["finance/claims"]})], "deployments": [_deployment], "agreements": [_pact]}) == set()
}

test_every_topic_with_rules_of_its_own if {
	every topic in ["accountability", "finance", "training"] {
		_left({"missing_subjects": [testing.missing_subjects({"topic": topic})], "deployments": [_deployment], "agreements": [_pact]}) == set()
	}
}

test_every_matter_that_cannot_wait if {
	every subject in ["command/structure", "crowd-control/tools", "force/policy", "legal/powers"] {
		_left({"missing_subjects": [testing.missing_subjects({"subjects": [subject]})], "deployments": [_deployment], "agreements": [_pact]}) == {["warning", [subject]]}
	}
}

test_counts_what_it_looked_at if {
	considered := left_out.considered with input as testing.with_records({"missing_subjects": [_gap]})
	considered == 2
}

test_court_orders_are_another_rule if {
	_left({"missing_subjects": [testing.missing_subjects({"subjects": ["legal/court-orders"]})], "deployments": [_deployment], "agreements": [_pact]}) == set()
}
