package roe.lib_test

import data.roe.lib
import data.roe.testing

_power(changes) := object.union(testing.power({"book": "b", "deployment": "day"}), changes)

test_powerless_hold_no_power if {
	found := lib.powerless with input as testing.with_records({"powers": [testing.power({"held": true}), testing.power({"agency": "coast"})]})
	[power.agency | some power in found] == ["coast"]
}

test_same_powers_are_of_one_agency_in_one_deployment if {
	powers := array.concat([_power({}), _power({"agency": "coast"}), _power({"assignment": "gate"})], testing.strangers(_power({})))
	[power.assignment | some power in lib.same_powers(powers, _power({}))] == ["line", "gate"]
}

test_finding_on_powers_at_all_posts if {
	gate := _power({"assignment": "gate", "path": "deployments.day.assignments.gate", "tasks": ["arrest/make", "task/crowd-control"]})
	parts := {"severity": "error", "message": "{agency} {tasks} {assignments} {more}", "args": {"more": {"words": "more"}, "unused": {"words": "unused"}}, "places": [{"role": "grant", "path": "p"}]}
	found := lib.power_finding([_power({}), gate], parts)
	found.agencies == ["harbor"]
	found.actions == ["arrest/make", "task/crowd-control"]
	found.args == {
		"agency": {"agency": "harbor"},
		"tasks": {"actions": ["arrest/make", "task/crowd-control"], "sensitive": "tactics"},
		"assignments": {"list": [{"assignment": "line"}, {"assignment": "gate"}]},
		"more": {"words": "more"},
	}
	found.places == [
		{"role": "grant", "path": "p"},
		{"role": "assignment", "path": "deployments.day.assignments.line"},
		{"role": "assignment", "path": "deployments.day.assignments.gate"},
	]
	bare := lib.power_finding([_power({})], {"severity": "error", "message": "Nothing."})
	bare.args == {}
	count(bare.places) == 1
}

test_document_of_a_grant if {
	lib.document(testing.tried({})) == {"agreement": "pact"}
	lib.document(testing.tried({"agreement": false})) == {"instrument": "pact"}
}

test_about_one_action_of_law if {
	clashes := [
		testing.clash({"topic": "legal", "actions": ["poll/present"]}),
		testing.clash({"id": "c2", "topic": "force", "actions": ["poll/present"]}),
		testing.clash({"id": "c3", "topic": "legal", "actions": ["poll/enter"]}),
	]
	found := lib.about("poll/present") with input as testing.facts(clashes)
	[clash.id | some clash in found] == ["c1"]
}
