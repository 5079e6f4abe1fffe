package roe.rules.command.hand_over_test

import data.roe.rules.command.hand_over
import data.roe.testing

test_fires if {
	found := hand_over.findings with input as testing.with_records({
		"command_moments": [testing.moment({"during": {"from": "2026-11-03T12:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "before": ["harbor"]})],
	})
	found == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {
			"after": {"agencies": ["riverton"]},
			"before": {"agencies": ["harbor"]},
			"instant": {"instant": "2026-11-03T12:00:00-08:00"},
		},
		"book": "b",
		"cause": "hand-over harbor to riverton",
		"clash": "",
		"deployment": "day",
		"during": {"from": "2026-11-03T12:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"message": "On {instant} the command passes from {before} to {after}: from then on the rules of {after} reach those who work under it.",
		"places": [{"path": "deployments.day.command", "role": "command"}],
		"severity": "note",
	}}
}

test_gap_is_none if {
	found := hand_over.findings with input as testing.with_records({
		"command_moments": [testing.moment({"commanders": [], "agencies": [], "before": ["harbor"]})],
	})
	count(found) == 0
}

test_same_agency_is_none if {
	found := hand_over.findings with input as testing.with_records({
		"command_moments": [testing.moment({"before": ["riverton"]})],
	})
	count(found) == 0
}

test_beginning_is_none if {
	found := hand_over.findings with input as testing.with_records({"command_moments": [testing.moment({})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := hand_over.considered with input as testing.with_records({
		"command_moments": [testing.moment({"during": {"from": "2026-11-03T12:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "before": ["harbor"]})],
	})
	considered == 1
}
