package roe.rules.authority.decides_below_test

import data.roe.rules.authority.decides_below
import data.roe.testing

_chief := {"rung": "incident-commander", "agency": "riverton", "office": ""}

_run(decision, need) := testing.with_records({
	"decisions": [testing.decision(decision)],
	"needs": [testing.need(object.union({"actions": ["kinetic/bean-bag", "kinetic/foam-40mm"], "approval": _chief, "during": testing.day_long}, need))],
})

test_fires if {
	found := decides_below.findings with input as _run({}, {})
	found == {{
		"actions": ["kinetic/foam-40mm"],
		"agencies": ["harbor"],
		"args": {
			"actions": {"actions": ["kinetic/foam-40mm"], "as": "name", "sensitive": "tactics"},
			"agencies": {"agencies": ["harbor"]},
			"approvals": {"approvals": [_chief]},
			"position": {"position": "ops"},
			"rules": {"norms": ["manual#308.4"]},
		},
		"book": "b",
		"cause": "decides below ops manual#308.4",
		"clash": "",
		"deployment": "day",
		"during": testing.day_long,
		"message": "{position} is named to decide on {actions}, and by {rules} officers of {agencies} need that {approvals}.",
		"places": [
			{"path": "deployments.day.command.positions.ops.decides", "role": "position"},
			{"path": "instruments.manual.norms.\"308.4\"", "role": "rule"},
		],
		"severity": "warning",
	}}
}

test_none if {
	every case in [
		{"decision": {"rung": "incident-commander"}, "need": {}},
		{"decision": {"rung": ""}, "need": {}},
		{"decision": {"agency": testing.said("harbor")}, "need": {}},
		{"decision": {"below": ["gate"]}, "need": {}},
		{"decision": {"covers": ["chemical/cs"]}, "need": {}},
		{"decision": {"during": testing.morning}, "need": {"during": testing.evening}},
		{"decision": {}, "need": {"in_play": false}},
		{"decision": {}, "need": {"book": "c"}},
		{"decision": {}, "need": {"deployment": "night"}},
	] {
		found := decides_below.findings with input as _run(case.decision, case.need)
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := decides_below.considered with input as _run({}, {})
	considered == 1
}
