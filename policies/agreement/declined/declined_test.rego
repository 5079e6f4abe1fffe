package roe.rules.agreement.declined_test

import data.roe.rules.agreement.declined
import data.roe.testing

test_fires if {
	found := declined.findings with input as testing.with_records({
		"offers": [testing.offer({"declined": true, "reason": testing.said("liability.")})], "requests": [{"id": "r1", "path": "p", "from": "riverton", "to": "harbor", "tasks": ["task/front-line"]}],
	})
	found == {{
		"actions": ["task/front-line"],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"reason": {"words": "liability"},
			"tasks": {"actions": ["task/front-line"], "as": "name", "sensitive": "tactics"},
		},
		"book": "b",
		"cause": "declined harbor",
		"clash": "",
		"deployment": "day",
		"message": "{agency} declines to come, as it may. Its reason: {reason}. The plan is short of it for {tasks}.",
		"places": [{"path": "deployments.day.offers.o1", "role": "offer"}],
		"severity": "note",
	}}
}

test_no_reason_and_no_request if {
	found := declined.findings with input as testing.with_records({
		"offers": [testing.offer({"declined": true})], "requests": [],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{agency} declines to come, as it may."]]
}

test_one_thing if {
	found := declined.findings with input as testing.with_records({
		"offers": [testing.offer({"declines": ["task/front-line"]})], "requests": [{"id": "r1", "path": "p", "from": "riverton", "to": "harbor", "tasks": ["task/front-line"]}],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{agency} comes, but not to {declined}."]]
}

test_counted_on_all_the_same if {
	found := declined.findings with input as testing.with_records({
		"offers": [testing.offer({"declines": ["task/front-line"]})], "assignments": [testing.assignment({"tasks": ["task/front-line"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agency} comes, but not to {declined}."]]
}

test_comes_is_none if {
	found := declined.findings with input as testing.with_records({"offers": [testing.offer({})]})
	count(found) == 0
}

_asked := {"id": "r1", "path": "p", "from": "riverton", "to": "harbor", "tasks": ["task/front-line"]}

test_what_others_were_asked_for_is_no_gap if {
	every request in array.concat(testing.strangers(_asked), [object.union(_asked, {"to": "coast"})]) {
		found := declined.findings with input as testing.with_records({"offers": [testing.offer({"declined": true})], "requests": [request]})
		[finding.message | some finding in found] == ["{agency} declines to come, as it may."]
	}
}

_counting := testing.assignment({"tasks": ["task/front-line"]})

test_what_is_counted_on_of_others if {
	every assignment in array.concat(testing.strangers(_counting), [
		object.union(_counting, {"agencies": ["coast"]}),
		object.union(_counting, {"tasks": ["task/traffic"]}),
	]) {
		found := declined.findings with input as testing.with_records({
			"offers": [testing.offer({"declines": ["task/front-line"]})],
			"assignments": [assignment],
		})
		[finding.severity | some finding in found] == ["note"]
	}
}

test_offer_stands_before_who_counts_on_it if {
	found := declined.findings with input as testing.with_records({
		"offers": [testing.offer({"declines": ["task/front-line"]})],
		"assignments": [_counting],
	})
	[[place.role | some place in finding.places] | some finding in found] == [["offer", "assignment"]]
}

test_declined_altogether_is_one_finding if {
	found := declined.findings with input as testing.with_records({"offers": [testing.offer({"declined": true, "declines": ["task/front-line"]})]})
	[finding.cause | some finding in found] == ["declined harbor"]
}

test_counts_what_it_looked_at if {
	considered := declined.considered with input as testing.with_records({
		"offers": [testing.offer({"declined": true, "reason": testing.said("liability.")})], "requests": [{"id": "r1", "path": "p", "from": "riverton", "to": "harbor", "tasks": ["task/front-line"]}],
	})
	considered == 1
}
