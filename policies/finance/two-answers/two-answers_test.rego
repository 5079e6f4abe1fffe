package roe.rules.finance.two_answers_test

import data.roe.rules.finance.two_answers
import data.roe.testing

_found(changes) := found if {
	found := two_answers.findings with input as testing.with_records({
		"bearings": [testing.bearing(changes)],
		"assignments": [testing.assignment({"tasks": ["task/traffic"]})],
		"units": [testing.unit({})],
	})
}

test_law_against_a_clause if {
	_found({"says": [testing.says({}), testing.by_law({"bears": "own"})]}) == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"subject": {"subject": "finance/liability"},
			"host": {"agency": "riverton"},
			"aid": {"agencies": ["harbor"]},
			"source0": {"list": [{"instrument": "statute"}]},
			"bearer0": {"agencies": ["harbor"]},
			"source1": {"list": [{"clause": "pact#4"}]},
			"bearer1": {"agency": "riverton"},
		},
		"book": "b",
		"cause": "two answers finance/liability agreements.pact.clauses.\"4\" instruments.statute.allots.\"1\"",
		"clash": "",
		"deployment": "day",
		"message": "On {subject}, for the help of {aid} to {host}, there is more than one answer: {source0} lays it on {bearer0}, and {source1} lays it on {bearer1}. The law stands above the agreement.",
		"places": [
			{"role": "law", "path": "instruments.statute.allots.\"1\""},
			{"role": "clause", "path": "agreements.pact.clauses.\"4\""},
		],
		"severity": "warning",
	}}
}

test_two_agreements_over_force if {
	other := testing.says({"document": "compact", "bears": "fault", "text": {"kind": "clause", "id": "compact#1", "path": "agreements.compact.clauses.\"1\""}})
	found := two_answers.findings with input as testing.with_records({
		"bearings": [testing.bearing({"says": [testing.says({}), other]})],
		"assignments": [testing.assignment({"tasks": ["task/arrest-team"]})],
		"units": [testing.unit({})],
	})
	some finding in found
	finding.severity == "error"
	finding.args.bearer0 == {"words": "whoever was at fault"}
	endswith(finding.message, "{source1} lays it on {bearer1}.")
}

test_first_hours_of_one_clause_are_one_answer if {
	after := testing.says({"after_hours": testing.said(12), "text": {"kind": "clause", "id": "pact#5", "path": "q"}})
	count(_found({"says": [testing.says({"bears": "own"}), after]})) == 0
}

test_agreement_is_none if {
	count(_found({"says": [testing.says({}), testing.by_law({})]})) == 0
}

test_not_reached_is_none if {
	count(_found({"says": [testing.says({}), testing.by_law({"bears": "own", "reached": false})]})) == 0
}

test_two_documents_are_two_answers if {
	after := testing.says({"document": "compact", "after_hours": testing.said(12), "text": {"kind": "clause", "id": "compact#5", "path": "q"}})
	count(_found({"says": [testing.says({"bears": "own"}), after]})) == 1
}

test_clause_that_agrees_with_one_of_two_laws if {
	found := _found({"says": [testing.says({}), testing.by_law({"bears": "own"}), testing.by_law({})]})
	[[finding.args.source0, endswith(finding.message, "{source1} lays it on {bearer1}.")] | some finding in found] == [[{"list": [{"instrument": "statute"}, {"clause": "pact#4"}]}, true]]
}

test_pay_is_no_matter_of_force if {
	found := two_answers.findings with input as testing.with_records({
		"bearings": [testing.bearing({"subject": "finance/pay", "says": [testing.says({}), testing.by_law({"bears": "own"})]})],
		"assignments": [testing.assignment({"tasks": ["task/arrest-team"]})],
		"units": [testing.unit({})],
	})
	[finding.severity | some finding in found] == ["warning"]
}

test_counts_what_it_looked_at if {
	considered := two_answers.considered with input as testing.with_records({"bearings": [testing.bearing({}), testing.bearing({}), testing.bearing({"says": [testing.says({})]})]})
	considered == 1
}
