package roe.rules.agreement.clause_cannot_settle_test

import data.roe.rules.agreement.clause_cannot_settle
import data.roe.testing

test_outranks if {
	found := clause_cannot_settle.findings with input as object.union(
		testing.with_records({
			"attempts": [testing.attempt({})],
		}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "settled": false, "settlements": [{"clause": "pact#3", "path": "p", "by": "host", "outcome": "fails", "why": "outranks"}]}]}},
	)
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"clause": {"clause": "pact#3"},
			"rules": {"norms": ["statute#1"]},
		},
		"book": "b",
		"cause": "clause pact#3 outranks",
		"clash": "",
		"deployment": "day",
		"message": "{clause} would have {rules} give way, and nobody who signed the agreement has the power to waive that.",
		"places": [{"path": "agreements.pact.clauses.\"3\"", "role": "clause"}],
		"severity": "warning",
	}}
}

test_dilemma if {
	found := clause_cannot_settle.findings with input as object.union(
		testing.with_records({
			"attempts": [testing.attempt({"reasons": ["dilemma"]})],
		}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "settled": false, "settlements": [{"clause": "pact#3", "path": "p", "by": "host", "outcome": "fails", "why": "dilemma"}]}]}},
	)
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{clause} says that the stricter rule applies, and where one rule requires what the other forbids there is none."]]
}

test_no_own_position if {
	found := clause_cannot_settle.findings with input as object.union(
		testing.with_records({
			"attempts": [testing.attempt({"reasons": ["no-own-position"]})],
		}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "settled": false, "settlements": [{"clause": "pact#3", "path": "p", "by": "host", "outcome": "fails", "why": "no-own-position"}]}]}},
	)
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{clause} sends officers to rules that say nothing on the matter, so that it leaves them without any."]]
}

test_tasked if {
	found := clause_cannot_settle.findings with input as object.union(
		testing.with_records({
			"attempts": [testing.attempt({"reasons": ["tasked"]})],
		}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "settled": false, "settlements": [{"clause": "pact#3", "path": "p", "by": "host", "outcome": "fails", "why": "tasked"}]}]}},
	)
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{clause} rests on helpers not being used for this, and the deployment tasks or equips them for it."]]
}

test_settled_by_another_clause_is_none if {
	found := clause_cannot_settle.findings with input as object.union(
		testing.with_records({
			"attempts": [testing.attempt({})],
		}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "settled": true, "settlements": [{"clause": "pact#3", "path": "p", "by": "host", "outcome": "fails", "why": "outranks"}]}]}},
	)
	count(found) == 0
}

test_not_in_force_is_another_rule_is_none if {
	found := clause_cannot_settle.findings with input as object.union(
		testing.with_records({
			"attempts": [testing.attempt({"reasons": ["not-in-force"]})],
		}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "settled": false, "settlements": [{"clause": "pact#3", "path": "p", "by": "host", "outcome": "fails", "why": "not-in-force"}]}]}},
	)
	count(found) == 0
}

_tried(attempt, settlement) := object.union(
	testing.with_records({"attempts": [testing.attempt(attempt)]}),
	{"clashes": {"unreached": [{"book": "b", "deployment": "day", "settled": false, "settlements": [object.union(
		{"clause": "pact#3", "path": "p", "by": "host", "outcome": "fails", "why": "outranks"},
		settlement,
	)]}]}},
)

test_open_for_another_reason_is_none if {
	found := clause_cannot_settle.findings with input as _tried({"reasons": ["dilemma"]}, {})
	count(found) == 0
}

test_partly_settled_is_none if {
	found := clause_cannot_settle.findings with input as _tried({}, {"outcome": "partly"})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := clause_cannot_settle.considered with input as object.union(
		testing.with_records({
			"attempts": [testing.attempt({})],
		}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "settled": false, "settlements": [{"clause": "pact#3", "path": "p", "by": "host", "outcome": "fails", "why": "outranks"}]}]}},
	)
	considered == 1
}
