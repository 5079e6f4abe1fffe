package roe.lib_test

import data.roe.lib
import data.roe.testing

_way(changes) := object.union({"book": "b", "deployment": "day", "request": "r1", "from": "riverton", "to": "harbor", "way": "mutual-aid", "named": true, "way_path": "ways.mutual-aid", "path": "deployments.day.requests.r1"}, changes)

test_requests_that_went_one_way if {
	other := _way({"request": "r2", "from": "coast", "to": "rsu", "path": "deployments.day.requests.r2"})
	found := lib.request_finding([_way({}), other], {"message": "{from} asked {to} by {way} for {more}.", "severity": "note", "args": {"more": {"words": "more"}, "unused": {"words": "unused"}}})
	found.agencies == ["coast", "harbor", "riverton", "rsu"]
	found.args == {
		"from": {"agencies": ["coast", "riverton"]},
		"to": {"agencies": ["harbor", "rsu"]},
		"way": {"way": "mutual-aid"},
		"more": {"words": "more"},
	}
	found.places == [
		{"role": "request", "path": "deployments.day.requests.r1"},
		{"role": "request", "path": "deployments.day.requests.r2"},
		{"role": "way of asking", "path": "ways.mutual-aid"},
	]
}

test_same_way_is_of_one_deployment if {
	ways := array.concat([_way({}), _way({"way": "state"})], testing.strangers(_way({})))
	lib.same_way(ways, _way({})) == [_way({})]
}

test_counted_on_is_one_of_these_requests if {
	counted := testing.with_records({"requests": [testing.request({"id": "r1", "counted_on": false}), testing.request({"id": "r2", "counted_on": true})]})
	lib.counted_on([_way({}), _way({"request": "r2"})]) with input as counted
	not lib.counted_on([_way({})]) with input as counted
	not lib.counted_on(testing.strangers(_way({"request": "r2"}))) with input as counted
}

test_turned_down if {
	asked := testing.request({})
	not lib.turned_down(object.union(asked, {"outcome": testing.said("granted"), "approved": testing.said(true), "formal": testing.said(true)}))
	every changes in [
		{"outcome": testing.said("pending")},
		{"outcome": testing.said("refused")},
		{"approved": testing.said(false)},
		{"formal": testing.said(false)},
	] {
		lib.turned_down(object.union(asked, changes))
	}
	every field in ["approved", "formal"] {
		not lib.turned_down(object.union(asked, {field: {"stated": false, "value": false}}))
	}
}

test_one_request_alone if {
	found := lib.request_finding([_way({})], {"message": "Nothing.", "severity": "note"})
	found.args == {}
	found.places == [{"role": "request", "path": "deployments.day.requests.r1"}, {"role": "way of asking", "path": "ways.mutual-aid"}]
}

test_levels_of_a_way if {
	lib.way_levels([testing.level({})]) == {"list": [{"level": "state#operational-area"}]}
}

# A request that names no way is not said to go one.
test_a_way_that_is_not_named if {
	said := "{from} asks {to} for help under {way}, which is for storms."
	named := lib.request_finding([_way({})], {"message": said})
	named.message == said
	unnamed := lib.request_finding([_way({"named": false})], {"message": said})
	unnamed.message == "{from} asks {to} for help, and the law or plan under which it asks is not named; {way} would apply, which is for storms."
}
