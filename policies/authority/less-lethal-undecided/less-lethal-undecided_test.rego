package roe.rules.authority.less_lethal_undecided_test

import data.roe.rules.authority.less_lethal_undecided
import data.roe.testing

test_fires if {
	found := less_lethal_undecided.findings with input as testing.with_records({
		"units": [testing.unit({"carries": ["chemical/cs"]})], "actions": [{"id": "chemical/cs", "name": "CS gas", "phrase": "use CS gas", "topic": "crowd-control"}, {"id": "carry/chemical/cs", "topic": "crowd-control"}], "knowledge": [{"agency": "riverton", "topic": "crowd-control", "extent": "whole"}],
	})
	found == {{
		"actions": ["chemical/cs"],
		"agencies": ["harbor"],
		"args": {
			"host": {"agency": "riverton"},
			"tools": {"actions": ["chemical/cs"], "as": "name", "sensitive": "tactics"},
			"unit": {"unit": "h1"},
		},
		"book": "b",
		"cause": "undecided h1",
		"clash": "",
		"deployment": "day",
		"message": "{unit} brings {tools}, and neither the rules of {host} nor the plan nor an agreement says who on the scene decides on their use.",
		"places": [{"path": "deployments.day.units.h1", "role": "unit"}],
		"severity": "warning",
	}}
}

test_host_not_known_is_none if {
	found := less_lethal_undecided.findings with input as testing.with_records({
		"units": [testing.unit({"carries": ["chemical/cs"]})], "actions": [{"id": "chemical/cs", "name": "CS gas", "phrase": "use CS gas", "topic": "crowd-control"}, {"id": "carry/chemical/cs", "topic": "crowd-control"}], "knowledge": [{"agency": "riverton", "topic": "crowd-control", "extent": "excerpt"}],
	})
	count(found) == 0
}

test_a_rule_says_who_is_none if {
	found := less_lethal_undecided.findings with input as testing.with_records({
		"units": [testing.unit({"carries": ["chemical/cs"]})], "actions": [{"id": "chemical/cs", "name": "CS gas", "phrase": "use CS gas", "topic": "crowd-control"}, {"id": "carry/chemical/cs", "topic": "crowd-control"}], "knowledge": [{"agency": "riverton", "topic": "crowd-control", "extent": "whole"}], "norms": [{"id": "order#9", "path": "p", "document": "order", "kind": "policy", "law": false, "actions": ["command/employ-less-lethal"]}],
	})
	count(found) == 0
}

test_an_approval_is_asked_is_none if {
	found := less_lethal_undecided.findings with input as testing.with_records({
		"units": [testing.unit({"carries": ["chemical/cs"]})], "actions": [{"id": "chemical/cs", "name": "CS gas", "phrase": "use CS gas", "topic": "crowd-control"}, {"id": "carry/chemical/cs", "topic": "crowd-control"}], "knowledge": [{"agency": "riverton", "topic": "crowd-control", "extent": "whole"}], "needs": [testing.need({})],
	})
	count(found) == 0
}

test_nothing_carried_is_none if {
	found := less_lethal_undecided.findings with input as testing.with_records({
		"units": [testing.unit({})], "actions": [{"id": "chemical/cs", "name": "CS gas", "phrase": "use CS gas", "topic": "crowd-control"}, {"id": "carry/chemical/cs", "topic": "crowd-control"}], "knowledge": [{"agency": "riverton", "topic": "crowd-control", "extent": "whole"}],
	})
	count(found) == 0
}

# _run is one in which it fires, but for what changes.
_run(changes) := testing.with_records(object.union(
	{
		"units": [testing.unit({"carries": ["chemical/cs"]})],
		"actions": [
			{"id": "chemical/cs", "topic": "crowd-control"},
			{"id": "carry/chemical/cs", "topic": "crowd-control"},
			{"id": "force/shield", "topic": "force"},
		],
		"knowledge": [_knowledge],
	},
	changes,
))

_knowledge := {"agency": "riverton", "topic": "crowd-control", "extent": "whole"}

test_other_tools_are_not_named if {
	found := less_lethal_undecided.findings with input as _run({"units": [testing.unit({"carries": ["chemical/cs", "force/shield"]})]})
	[finding.actions | some finding in found] == [["chemical/cs"]]
}

test_leave_to_carry_decides_nothing_on_use if {
	found := less_lethal_undecided.findings with input as _run({"needs": [testing.need({"actions": ["carry/chemical/cs"]})]})
	count(found) == 1
}

test_approval_of_something_else_decides_nothing if {
	found := less_lethal_undecided.findings with input as _run({"needs": [testing.need({"actions": ["force/shield"]})]})
	count(found) == 1
}

test_rules_of_others_are_not_the_hosts if {
	others := [{"agency": "harbor"}, {"topic": "force"}, {"book": "other"}, {"deployment": "other"}]
	every other in others {
		found := less_lethal_undecided.findings with input as _run({"knowledge": [object.union(_knowledge, other)]})
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := less_lethal_undecided.considered with input as testing.with_records({
		"units": [testing.unit({"carries": ["chemical/cs"]})], "actions": [{"id": "chemical/cs", "name": "CS gas", "phrase": "use CS gas", "topic": "crowd-control"}, {"id": "carry/chemical/cs", "topic": "crowd-control"}], "knowledge": [{"agency": "riverton", "topic": "crowd-control", "extent": "whole"}],
	})
	considered == 1
}

_gas := {
	"units": [testing.unit({"carries": ["chemical/cs"]})],
	"actions": [{"id": "chemical/cs", "name": "CS gas", "phrase": "use CS gas", "topic": "crowd-control"}],
	"knowledge": [{"agency": "riverton", "topic": "crowd-control", "extent": "whole"}],
}

test_a_position_that_decides_is_enough if {
	decided := less_lethal_undecided.findings with input as testing.with_records(object.union(_gas, {"decisions": [testing.decision({"covers": ["chemical/cs"]})]}))
	count(decided) == 0
	every changes in [{}, {"covers": ["chemical/cs"], "deployment": "night"}, {"covers": ["chemical/cs"], "book": "c"}] {
		found := less_lethal_undecided.findings with input as testing.with_records(object.union(_gas, {"decisions": [testing.decision(changes)]}))
		count(found) == 1
	}
}
