package roe.rules.resources.over_committed_test

import data.roe.rules.resources.over_committed
import data.roe.testing

test_two_events_and_two_stretches if {
	later := {"from": "2026-11-03T21:00:00-08:00", "until": "2026-11-03T22:00:00-08:00"}
	over := testing.overbooked({"kind": "officers", "thing": "", "has": testing.said(30), "stretches": [
		{"during": testing.day_interval, "promised": 48},
		{"during": later, "promised": 40},
	]})
	found := over_committed.findings with input as testing.with_records({"overbooked": [over]})
	{finding.during | some finding in found} == {testing.day_interval, later}
	{finding.severity | some finding in found} == {"error"}
	{finding.args.promised.number | some finding in found} == {48}
	{finding.args.has.sensitive | some finding in found} == {"numbers"}
	{finding.message | some finding in found} == {"{agency} says that it can send {has} at one time, and {promised} are promised to {events}."}
}

test_a_unit_is_none if {
	found := over_committed.findings with input as testing.with_records({"overbooked": [testing.overbooked({})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := over_committed.considered with input as testing.with_records({"agencies": [
		{"id": "harbor", "available": testing.said(30)},
		{"id": "riverton", "available": {"stated": false, "value": 0}},
		{"id": "coast", "available": {"stated": false, "value": 0}},
	]})
	considered == 1
}
