package roe.rules.resources.inventory_test

import data.roe.rules.resources.inventory
import data.roe.testing

_said(changes) := [finding.message |
	some finding in inventory.findings with input as testing.with_records({"equipment": [testing.thing(object.union({"inventory_every_months": testing.said(36)}, changes))]})
]

test_overdue if {
	_said({"inventoried": testing.said("2020-01-01"), "inventory_due": testing.said("2023-01-01")}) == ["{agency} last counted its {equipment} on {day}, and the next count was due by {due}."]
}

test_never if {
	_said({}) == ["{agency} is to count its {equipment} regularly, and no count is on record."]
}

test_fresh_is_none if {
	count(_said({"inventoried": testing.said("2026-01-01"), "inventory_due": testing.said("2029-01-01")})) == 0
}

test_due_today_is_none if {
	count(_said({"inventoried": testing.said("2023-10-01"), "inventory_due": testing.said("2026-10-01")})) == 0
}

test_is_a_warning if {
	found := inventory.findings with input as testing.with_records({"equipment": [testing.thing({"inventory_every_months": testing.said(36)})]})
	[finding.severity | some finding in found] == ["warning"]
}

test_counts_what_it_looked_at if {
	considered := inventory.considered with input as testing.with_records({"equipment": [testing.thing({}), testing.thing({}), testing.thing({"inventory_every_months": testing.said(36)})]})
	considered == 1
}
