package roe.rules.resources.funded_purpose_test

import data.roe.rules.resources.funded_purpose
import data.roe.testing

_found(changes) := found if {
	found := funded_purpose.findings with input as testing.with_records({
		"deployments": [testing.deployment({"purpose": "protest"})],
		"equipment_uses": [testing.equipment_use(changes)],
	})
}

test_fires if {
	[finding.args | some finding in _found({"purpose_ok": false, "only_for": ["disaster"]})] == [{
		"agency": {"agency": "harbor"},
		"equipment": {"equipment": "harbor#truck"},
		"purposes": {"purposes": ["disaster"]},
		"event": {"deployment": "day"},
		"purpose": {"purpose": "protest"},
	}]
}

test_allowed_is_none if {
	count(_found({})) == 0
}

test_is_a_warning if {
	[finding.severity | some finding in _found({"purpose_ok": false, "only_for": ["disaster"]})] == ["warning"]
}

test_counts_what_it_looked_at if {
	considered := funded_purpose.considered with input as testing.with_records({"equipment_uses": [testing.equipment_use({})]})
	considered == 1
}
