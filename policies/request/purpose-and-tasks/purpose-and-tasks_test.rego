package roe.rules.request.purpose_and_tasks_test

import data.roe.rules.request.purpose_and_tasks
import data.roe.testing

test_fires if {
	found := purpose_and_tasks.findings with input as _run({"belongs": ["immigration-enforcement"], "ruled_out": testing.said("immigration-enforcement"), "ways": ["state"], "agreements": ["pact"]})
	found == {{
		"actions": ["immigration/assist"],
		"agencies": ["harbor", "riverton"],
		"args": {
			"agencies": {"agencies": ["harbor", "riverton"]},
			"by": {"list": [{"way": "state"}, {"agreement": "pact"}]},
			"hidden": {"purpose": "immigration-enforcement"},
			"purpose": {"purpose": "traffic"},
			"task": {"action": "immigration/assist", "sensitive": "tactics"},
		},
		"book": "b",
		"cause": "task traffic immigration/assist",
		"clash": "",
		"deployment": "day",
		"message": "Help for {purpose} is asked for between {agencies}, and officers are to {task}, which serves {hidden}. That is ruled out ({by}).",
		"places": [{"path": "deployments.day.requests.r1", "role": "request"}],
		"severity": "error",
	}}
}

test_belongs_elsewhere if {
	found := purpose_and_tasks.findings with input as _run({"request": false, "path": "deployments.day.assignments.line", "belongs": ["immigration-enforcement"]})
	[[finding.severity, finding.message, finding.places[0].role] | some finding in found] == [["warning", "Officers of {agencies} are there for {purpose}, and they are to {task}, which serves {belongs}.", "assignment"]]
}

test_does_not_go_with_it if {
	found := purpose_and_tasks.findings with input as _run({})
	[[finding.severity, finding.message] | some finding in found] == [["note", "Help for {purpose} is asked for between {agencies}, and officers are to {task}, which does not go with it."]]
}

test_counts_what_it_looked_at if {
	considered := purpose_and_tasks.considered with input as _run({})
	considered == 1
}

_run(changes) := testing.with_records({"task_doubts": [object.union({"path": "deployments.day.requests.r1", "request": true, "agencies": ["harbor", "riverton"], "purpose": "traffic", "task": "immigration/assist", "expected": false, "belongs": [], "ruled_out": testing.unsaid, "ways": [], "agreements": []}, changes)]})
