package roe.rules.resources.untrained_test

import data.roe.rules.resources.untrained
import data.roe.testing

_found(changes) := found if {
	found := untrained.findings with input as testing.with_records({"equipment_uses": [testing.equipment_use(changes)]})
}

_only := {"trained_only": {"stated": true, "value": true}}

test_none_is_trained if {
	found := _found(object.union(_only, {"trained": testing.said(0), "by": "transfer", "user": "riverton"}))
	[[finding.severity, finding.agencies, finding.message] | some finding in found] == [["error", ["harbor", "riverton"], "Only officers trained on it may use {agency}'s {equipment}, and none of {user}'s who are to use it is."]]
}

test_nobody_says if {
	[[finding.severity, finding.message] | some finding in _found(_only)] == [["warning", "Only officers trained on it may use {agency}'s {equipment}, and nothing says whether any of {user}'s who are to use it is."]]
}

test_trained_is_none if {
	count(_found(object.union(_only, {"trained": testing.said(3)}))) == 0
}

test_no_training_needed_is_none if {
	count(_found({})) == 0
}

test_counts_what_it_looked_at if {
	considered := untrained.considered with input as testing.with_records({"equipment_uses": [testing.equipment_use(_only), testing.equipment_use({}), testing.equipment_use({})]})
	considered == 1
}
