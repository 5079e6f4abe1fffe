package roe.rules.agreement.offer_unmet_test

import data.roe.rules.agreement.offer_unmet
import data.roe.testing

test_fires if {
	found := offer_unmet.findings with input as testing.with_records({
		"offers": [testing.offer({"tasks": ["task/traffic"], "unmet": [{"action": "chemical/cs", "norms": ["order#5.2"]}]})],
	})
	found == {{
		"actions": ["chemical/cs"],
		"agencies": ["harbor"],
		"args": {
			"action": {"action": "chemical/cs"},
			"agency": {"agency": "harbor"},
			"rules": {"norms": ["order#5.2"]},
			"tasks": {"actions": ["task/traffic"], "as": "name", "sensitive": "tactics"},
		},
		"book": "b",
		"cause": "unmet harbor chemical/cs",
		"clash": "",
		"deployment": "day",
		"message": "{agency} comes only if its officers may {action}, and that is forbidden there ({rules}): count on it to stay away, and look elsewhere for {tasks}.",
		"places": [
			{"path": "deployments.day.offers.o1", "role": "offer"},
			{"path": "instruments.order.norms.\"5.2\"", "role": "host rule"},
		],
		"severity": "warning",
	}}
}

test_no_tasks_named if {
	found := offer_unmet.findings with input as testing.with_records({
		"offers": [testing.offer({"unmet": [{"action": "chemical/cs", "norms": ["order#5.2"]}]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agency} comes only if its officers may {action}, and that is forbidden there ({rules}): count on it to stay away."]]
}

test_declined_already_is_none if {
	found := offer_unmet.findings with input as testing.with_records({
		"offers": [testing.offer({"declined": true, "unmet": [{"action": "chemical/cs", "norms": ["order#5.2"]}]})],
	})
	count(found) == 0
}

test_met_is_none if {
	found := offer_unmet.findings with input as testing.with_records({"offers": [testing.offer({})]})
	count(found) == 0
}

test_counts_each_condition if {
	unmet := [{"action": "chemical/cs", "norms": ["order#5.2"]}, {"action": "force/baton", "norms": ["order#5.2"]}]
	considered := offer_unmet.considered with input as testing.with_records({"offers": [testing.offer({}), testing.offer({"unmet": unmet})]})
	considered == 2
}

test_counts_what_it_looked_at if {
	considered := offer_unmet.considered with input as testing.with_records({
		"offers": [testing.offer({"tasks": ["task/traffic"], "unmet": [{"action": "chemical/cs", "norms": ["order#5.2"]}]})],
	})
	considered == 1
}
