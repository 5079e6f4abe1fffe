package roe.rules.communications.dispatch_differs_test

import data.roe.rules.communications.dispatch_differs
import data.roe.testing

findings(changes) := found if {
	found := dispatch_differs.findings with input as testing.with_records({"dispatch": [testing.dispatch(changes)]})
}

test_differs if {
	findings({}) == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {"agencies": {"agencies": ["riverton", "harbor"]}},
		"book": "b",
		"cause": "dispatch differs",
		"clash": "",
		"deployment": "day",
		"message": "{agencies} have no dispatch system in common, and the plan names none: what one of them knows reaches the others by voice alone.",
		"places": [{"path": "deployments.day.radio", "role": "radio plan"}],
		"severity": "note",
	}}
}

test_settled_is_none if {
	every changes in [{"common": true}, {"planned": true}, {"agencies": ["riverton"]}] {
		count(findings(changes)) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := dispatch_differs.considered with input as testing.with_records({"dispatch": [testing.dispatch({}), testing.dispatch({"deployment": "night"}), testing.dispatch({"agencies": ["riverton"]})]})
	considered == 2
}
