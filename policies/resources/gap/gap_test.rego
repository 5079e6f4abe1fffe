package roe.rules.resources.gap_test

import data.roe.rules.resources.gap
import data.roe.testing

_found(changes) := found if {
	found := gap.findings with input as testing.with_records({"capacity": [testing.capacity(changes)]})
}

test_officers if {
	_found({}) == {{
		"actions": [],
		"agencies": [],
		"args": {
			"need": {"need": "line"},
			"event": {"deployment": "day"},
			"needed": {"number": 40, "one": "officer", "many": "officers", "sensitive": "numbers"},
			"has": {"number": 24, "one": "officer", "many": "officers", "sensitive": "numbers"},
			"missing": {"number": 16, "one": "officer", "many": "officers", "sensitive": "numbers"},
		},
		"book": "b",
		"cause": "gap line",
		"clash": "",
		"deployment": "day",
		"during": testing.day_interval,
		"message": "For “{need}”, {event} needs {needed} and has {has}: it is {missing} short.",
		"places": [{"role": "need", "path": "deployments.day.needs.line"}],
		"severity": "error",
	}}
}

test_worst_stretch if {
	later := {"from": "2026-11-03T21:00:00-08:00", "until": "2026-11-03T22:00:00-08:00"}
	found := _found({"stretches": [testing.stretch({}), testing.stretch({"during": later, "has": 10})]})
	count(found) == 2
	{[finding.message, finding.args.has.number, finding.args.missing.number] | some finding in found} == {["For “{need}”, {event} needs {needed} and has only {has} at worst: it is up to {missing} short.", 10, 30]}
}

test_who_left_it if {
	found := _found({
		"kind": "equipment",
		"from": testing.said("harbor"),
		"withdrawn": [testing.withdrawn({}), testing.withdrawn({"agency": "coast", "why": "recalled"}), testing.withdrawn({"agency": "rsu", "why": "declines"})],
	})
	some finding in found
	finding.severity == "warning"
	finding.agencies == ["coast", "harbor", "rsu"]
	finding.message == "For “{need}”, {event} needs {needed} and has {has}: it is {missing} short. {provider} is to provide it. {declined} declined, as agencies may. {declines} will not do this part. {recalled} called back what was offered."
	finding.args.needed.one == "piece"
	[finding.args.declined, finding.args.declines, finding.args.recalled] == [{"agencies": ["harbor"]}, {"agencies": ["rsu"]}, {"agencies": ["coast"]}]
	count(finding.places) == 4
}

test_nobody_for_a_task if {
	found := _found({"kind": "tasks", "items": ["task/traffic"], "stretches": [testing.stretch({"needed": 1, "has": 0})]})
	[[finding.severity, finding.message] | some finding in found] == [["error", "Nobody provides “{need}”, which {event} needs."]]
}

test_cannot_be_told if {
	found := _found({"stretches": [testing.stretch({"unknown": ["harbor"]})]})
	[[finding.severity, finding.agencies] | some finding in found] == [["note", ["harbor"]]]
}

test_enough_is_none if {
	count(_found({"stretches": [testing.stretch({"has": 40})]})) == 0
}

test_too_few_for_a_task if {
	found := _found({"kind": "tasks", "items": ["task/traffic"], "stretches": [testing.stretch({"needed": 2, "has": 1})]})
	[finding.message | some finding in found] == ["For “{need}”, {event} needs {needed} and has {has}: it is {missing} short."]
}

test_counts_what_it_looked_at if {
	considered := gap.considered with input as testing.with_records({"capacity": [testing.capacity({})]})
	considered == 1
}
