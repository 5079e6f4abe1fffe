package roe.rules.resources.expired_test

import data.roe.rules.resources.expired
import data.roe.testing

_found(changes) := found if {
	found := expired.findings with input as testing.with_records({"equipment_uses": [testing.equipment_use(object.union({"expires": testing.said("2026-05-31")}, changes))]})
}

test_before if {
	[[finding.severity, finding.message] | some finding in _found({"expired": true})] == [["error", "{agency}'s {equipment} may be used until {day}, which lies before {event}."]]
}

test_during if {
	[[finding.severity, finding.message] | some finding in _found({"expiring": true})] == [["warning", "{agency}'s {equipment} may be used until {day} only, and {event} lasts longer."]]
}

test_good_is_none if {
	count(_found({})) == 0
}

test_counts_what_it_looked_at if {
	considered := expired.considered with input as testing.with_records({"equipment_uses": [testing.equipment_use({}), testing.equipment_use({}), testing.equipment_use({"expires": testing.said("2026-05-31")})]})
	considered == 1
}
