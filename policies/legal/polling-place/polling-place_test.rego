package roe.rules.legal.polling_place_test

import data.roe.rules.legal.polling_place
import data.roe.testing

test_fires if {
	found := polling_place.findings with input as _run({"prohibited": ["statute#1"]})
	found == {{
		"actions": ["poll/present"],
		"agencies": ["harbor"],
		"args": {
			"agencies": {"agencies": ["harbor"]},
			"assignment": {"assignment": "line"},
			"place": {"place": "school"},
			"rules": {"norms": ["statute#1"]},
		},
		"book": "b",
		"cause": "polls line school statute#1",
		"clash": "",
		"deployment": "day",
		"message": "Officers of {agencies} are posted at {place} ({assignment}), and {rules} keeps them from there.",
		"places": [
			{"path": "deployments.day.assignments.line", "role": "assignment"},
			{"path": "instruments.statute.norms.\"1\"", "role": "law"},
		],
		"severity": "error",
	}}
}

test_weighs_by_what_is_asked if {
	every case in [
		{"changes": {"unauthorised": ["statute#1"]}, "severity": "warning", "says": "asks for leave"},
		{"changes": {}, "severity": "note", "says": "nothing in these books"},
		{"changes": {"here": false, "unauthorised": ["statute#1"]}, "severity": "note", "says": "is around"},
	] {
		found := polling_place.findings with input as _run(case.changes)
		[finding.severity | some finding in found] == [case.severity]
		every finding in found { contains(finding.message, case.says) }
	}
}

test_permitted_or_around_without_a_rule_is_none if {
	every changes in [{"permitted": ["statute#1"]}, {"here": false}] {
		found := polling_place.findings with input as _run(changes)
		count(found) == 0
	}
}

test_the_clash_is_told_once if {
	clash := testing.clash({"topic": "legal", "actions": ["poll/present"], "kind": "against-own-rules", "reason": "tasked"})
	run := object.union(testing.facts([clash]), {"polls": [_poll({"prohibited": ["statute#1"]})]})
	found := polling_place.findings with input as run
	[finding.clash | some finding in found] == ["c1"]
	considered := polling_place.considered with input as run
	considered == 2
}

test_agencies_alike_are_one if {
	found := polling_place.findings with input as testing.with_records({"polls": [_poll({}), _poll({"agency": "coast"})]})
	[finding.agencies | some finding in found] == [["coast", "harbor"]]
}

_poll(changes) := object.union({"book": "b", "deployment": "day", "assignment": "line", "path": "deployments.day.assignments.line", "agency": "harbor", "place": "school", "here": true, "tasked": false, "prohibited": [], "permitted": [], "unauthorised": []}, changes)

_run(changes) := testing.with_records({"polls": [_poll(changes)]})
