package roe.rules.resources.equipment_twice_test

import data.roe.rules.resources.equipment_twice
import data.roe.testing

_over(changes) := testing.overbooked(object.union({"kind": "equipment", "thing": "truck"}, changes))

test_more_than_there_is if {
	over := _over({"has": testing.said(1)})
	found := equipment_twice.findings with input as testing.with_records({"overbooked": [over]})
	some finding in found
	count(found) == 1
	finding.severity == "error"
	finding.message == "Of {equipment}, {agency} has {has}, and {promised} are promised at one time to {events}."
	finding.args == {
		"agency": {"agency": "harbor"},
		"equipment": {"equipment": "harbor#truck"},
		"events": {"list": [{"deployment": "day"}, {"deployment": "game", "book": "c"}]},
		"has": {"number": 1, "one": "piece", "many": "pieces", "sensitive": "numbers"},
		"promised": {"number": 2, "one": "piece", "many": "pieces", "sensitive": "numbers"},
	}
}

test_nobody_counted if {
	found := equipment_twice.findings with input as testing.with_records({"overbooked": [_over({})]})
	[[finding.severity, finding.message] | some finding in found] == [["note", "{agency}'s {equipment} is promised to {events} at one time, and its list does not say how many it has."]]
}

test_counts_what_it_looked_at if {
	considered := equipment_twice.considered with input as testing.with_records({"equipment_uses": [testing.equipment_use({})]})
	considered == 1
}
