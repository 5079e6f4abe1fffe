package roe.rules.authority.overreach_test

import data.roe.rules.authority.overreach
import data.roe.testing

test_territory if {
	found := overreach.findings with input as testing.with_records({
		"overreach": [{"instrument": "order", "path": "instruments.order.reach", "claim": "territory", "agencies": ["harbor"], "place": testing.unsaid}],
	})
	found == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {
			"agencies": {"agencies": ["harbor"]},
			"instrument": {"instrument": "order"},
		},
		"book": "b",
		"cause": "overreach order territory",
		"clash": "",
		"deployment": "day",
		"message": "{instrument} means to bind everybody in its territory, and its issuer makes no law there: it does not bind {agencies}.",
		"places": [{"path": "instruments.order.reach", "role": "document"}],
		"severity": "warning",
	}}
}

test_named if {
	found := overreach.findings with input as testing.with_records({
		"overreach": [{"instrument": "order", "path": "instruments.order.reach", "claim": "named", "agencies": ["harbor"], "place": testing.unsaid}],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{instrument} names {agencies}, and its issuer neither makes law for them nor commands them there: it does not bind them."]]
}

test_command if {
	found := overreach.findings with input as testing.with_records({
		"overreach": [{"instrument": "order", "path": "instruments.order.reach", "claim": "command", "agencies": ["harbor"], "place": testing.unsaid}],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{instrument} means to bind whoever works under its issuer's command, and {agencies} do not: it does not bind them."]]
}

test_members if {
	found := overreach.findings with input as testing.with_records({
		"overreach": [{"instrument": "order", "path": "instruments.order.reach", "claim": "members", "agencies": ["harbor"], "place": testing.unsaid}],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{instrument} means to bind {agencies}, over whom its issuer has no power: it does not bind them."]]
}

test_documents_alone if {
	found := overreach.findings with input as testing.with_records({
		"overreach": [{"instrument": "order", "path": "instruments.order.reach", "claim": "territory", "agencies": ["harbor"], "place": testing.unsaid, "deployment": ""}],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{instrument} means to bind everybody in its territory, and its issuer makes no law there: it does not bind {agencies}."]]
}

test_none_is_none if {
	found := overreach.findings with input as testing.with_records({"overreach": []})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := overreach.considered with input as testing.with_records({
		"overreach": [{"instrument": "order", "path": "instruments.order.reach", "claim": "territory", "agencies": ["harbor"], "place": testing.unsaid}],
	})
	considered == 0
}
