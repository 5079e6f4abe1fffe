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

test_counts_what_it_looked_at if {
	considered := declined.considered with input as testing.with_records({
		"offers": [testing.offer({"declined": true, "reason": testing.said("liability.")})], "requests": [{"id": "r1", "path": "p", "from": "riverton", "to": "harbor", "tasks": ["task/front-line"]}],
	})
	considered == 1
}
