package roe.rules.accountability.arrestees_test

import data.roe.rules.accountability.arrestees
import data.roe.testing

test_whole_finding if {
	found := arrestees.findings with input as testing.with_records({"exceptions": [testing.exception({})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["harbor", "riverton"],
		"actions": ["arrest/transport"],
		"clash": "",
		"severity": "warning",
		"cause": "only as an exception harbor arrest/transport",
		"message": "The plan counts on officers of {agency} to {action}. Their rules allow that only as an exception ({norms}).",
		"args": {
			"agency": {"agency": "harbor"},
			"action": {"actions": ["arrest/transport"], "sensitive": "tactics"},
			"norms": {"norms": ["manual#308.4"]},
		},
		"places": [
			{"role": "assignment", "path": "deployments.day.assignments.line"},
			{"role": "own rule", "path": "instruments.manual.norms.\"308.4\""},
		],
	}}
}

test_never_allowed_is_another_rule_is_none if {
	clash := testing.clash({"kind": "against-own-rules", "actions": ["arrest/transport"]})
	found := arrestees.findings with input as object.union(testing.facts([clash]), {"exceptions": [object.union({"book": "b", "deployment": "day"}, testing.exception({}))]})
	count(found) == 0
}

test_another_clash_does_not_count if {
	every changes in [{"actions": ["force/baton"]}, {"actions": ["arrest/transport"], "right": {"agencies": ["coast"]}}, {"actions": ["arrest/transport"], "deployment": "night"}] {
		clash := testing.clash(object.union({"kind": "against-own-rules"}, changes))
		found := arrestees.findings with input as object.union(testing.facts([clash]), {"exceptions": [object.union({"book": "b", "deployment": "day"}, testing.exception({}))]})
		count(found) == 1
	}
}

test_counts_tasks_of_its_topic if {
	considered := arrestees.considered with input as testing.with_records({
		"assignments": [testing.assignment({"tasks": ["arrest/transport", "task/traffic"]})],
		"actions": [{"id": "arrest/transport", "topic": "accountability"}, {"id": "task/traffic", "topic": "roles"}],
	})
	considered == 1
}
