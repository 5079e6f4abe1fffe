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

test_rule_that_is_no_law if {
	found := polling_place.findings with input as _run({"unauthorised": ["manual#308.4"]})
	[finding.places[1].role | some finding in found] == ["rule"]
}

test_agencies_are_alike_at_one_place_under_one_rule if {
	one := {"prohibited": ["statute#1"]}
	two := {"agency": "coast", "prohibited": ["statute#1"]}
	every change in [{"prohibited": ["manual#308.4"]}, {"book": "other"}, {"deployment": "other"}, {"assignment": "gate"}, {"place": "library"}] {
		found := polling_place.findings with input as testing.with_records({"polls": [_poll(one), _poll(object.union(two, change))]})
		{finding.agencies | some finding in found} == {["harbor"], ["coast"]}
	}
}

test_who_may_be_there_is_not_alike if {
	found := polling_place.findings with input as testing.with_records({"polls": [_poll({}), _poll({"agency": "coast", "permitted": ["statute#1"]})]})
	[finding.agencies | some finding in found] == [["harbor"]]
}

# _beside finds what is said of two agencies at a polling place next to a clash
# that concerns Harbor.
_beside(changes) := agencies if {
	clash := testing.clash(object.union({"topic": "legal", "actions": ["poll/present"], "kind": "against-own-rules", "reason": "tasked"}, changes))
	polls := [_poll({"prohibited": ["statute#1"]}), _poll({"agency": "coast", "prohibited": ["statute#1"]})]
	found := polling_place.findings with input as object.union(testing.facts([clash]), {"polls": polls})
	agencies := [finding.agencies | some finding in found; not finding.clash == "c1"]
}

test_the_clash_tells_it_of_its_agencies_alone if {
	_beside({}) == [["coast"]]
	_beside({"kind": "mismatch"}) == [["coast"]]
	every change in [{"kind": "forbidden-here", "reason": "prohibits"}, {"assignments": ["gate"]}, {"book": "other"}, {"deployment": "other"}] {
		_beside(change) == [["coast", "harbor"]]
	}
}

_poll(changes) := object.union({"book": "b", "deployment": "day", "assignment": "line", "path": "deployments.day.assignments.line", "agency": "harbor", "place": "school", "here": true, "tasked": false, "prohibited": [], "permitted": [], "unauthorised": []}, changes)

_run(changes) := testing.with_records({"polls": [_poll(changes)]})
