package roe.rules.command.short_lead_test

import data.roe.rules.command.short_lead
import data.roe.testing

_run(days, planned) := testing.with_records({"commands": [testing.command({
	"activated": testing.said("2026-10-31T09:00:00-08:00"),
	"lead_days": {"stated": true, "value": days},
	"planned": planned,
})]})

test_fires if {
	found := short_lead.findings with input as _run(3, true)
	found == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {
			"activated": {"day": "2026-10-31"},
			"agencies": {"agencies": ["riverton", "harbor"]},
			"days": {"number": 3, "one": "day", "many": "days"},
		},
		"book": "b",
		"cause": "short lead",
		"clash": "",
		"deployment": "day",
		"message": "The event was planned, and those who command {agencies} began to work together only on {activated}, {days} before it.",
		"places": [{"path": "deployments.day.command", "role": "command"}],
		"severity": "warning",
	}}
}

test_when_it_had_begun if {
	found := short_lead.findings with input as _run(0, true)
	{object.keys(one.args) | some one in found} == {{"activated", "agencies"}}
}

test_none if {
	week := short_lead.findings with input as _run(7, true)
	count(week) == 0
	unplanned := short_lead.findings with input as _run(3, false)
	count(unplanned) == 0
	unsaid := short_lead.findings with input as testing.with_records({"commands": [testing.command({"planned": true})]})
	count(unsaid) == 0
	alone := short_lead.findings with input as object.union(_run(3, true), {"deployments": [testing.deployment({"agencies": ["riverton"]})]})
	count(alone) == 0
}

test_a_day_less_than_a_week_and_a_day if {
	every days in [6, 1] {
		found := short_lead.findings with input as _run(days, true)
		count(found) == 1
		every one in found { "days" in object.keys(one.args) }
	}
}

test_counts_only_where_it_is_known if {
	considered := short_lead.considered with input as testing.with_records({"commands": [testing.command({})]})
	considered == 0
}

test_counts_what_it_looked_at if {
	considered := short_lead.considered with input as _run(3, true)
	considered == 1
}
