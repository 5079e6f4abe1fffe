package roe.rules.agreement.ending_rule_test

import data.roe.rules.agreement.ending_rule
import data.roe.testing

test_decides_something if {
	found := ending_rule.findings with input as object.union(
		testing.with_records({
			"instruments": [testing.instrument({"until": testing.said("2026-12-31T00:00:00-08:00"), "end_decided": testing.said("2026-09-01")})],
		}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "left": {"norms": ["order#5.2"]}, "right": {"norms": ["manual#308.4"]}}]}},
	)
	found == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {
			"decided": {"day": "2026-09-01"},
			"end": {"day": "2026-12-31"},
			"instrument": {"instrument": "order"},
		},
		"book": "b",
		"cause": "ending order",
		"clash": "",
		"deployment": "day",
		"message": "It was decided on {decided} that {instrument} ends on {end}; during the deployment it still binds.",
		"places": [{"path": "instruments.order", "role": "document"}],
		"severity": "warning",
	}}
}

test_decides_nothing if {
	found := ending_rule.findings with input as testing.with_records({
		"instruments": [testing.instrument({"id": "memo", "end_decided": testing.said("2026-09-01")})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "It was decided on {decided} that {instrument} ends, without saying when; during the deployment it still binds."]]
}

test_of_a_third_is_none if {
	found := ending_rule.findings with input as testing.with_records({
		"instruments": [testing.instrument({"id": "memo", "issuer": testing.said("elsewhere"), "end_decided": testing.said("2026-09-01")})],
	})
	count(found) == 0
}

test_statute_that_decides if {
	found := ending_rule.findings with input as object.union(
		testing.with_records({
			"instruments": [testing.instrument({"issuer": testing.said("ohio"), "end_decided": testing.said("2026-09-01")})],
		}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "left": {"norms": ["order#5.2"]}, "right": {"norms": ["manual#308.4"]}}]}},
	)
	[[finding.severity, finding.message] | some finding in found] == [["warning", "It was decided on {decided} that {instrument} ends, without saying when; during the deployment it still binds."]]
}

test_ended_before_is_none if {
	found := ending_rule.findings with input as testing.with_records({
		"instruments": [testing.instrument({"until": testing.said("2026-10-01"), "end_decided": testing.said("2026-09-01")})],
	})
	count(found) == 0
}

test_decided_later_is_none if {
	found := ending_rule.findings with input as testing.with_records({
		"instruments": [testing.instrument({"end_decided": testing.said("2026-12-01")})],
	})
	count(found) == 0
}

test_no_end_decided_is_none if {
	found := ending_rule.findings with input as testing.with_records({"instruments": [testing.instrument({})]})
	count(found) == 0
}

test_on_the_last_and_the_first_day if {
	every days in [
		{"end_decided": testing.said("2026-11-03")},
		{"end_decided": testing.said("2026-09-01"), "until": testing.said("2026-11-03")},
	] {
		found := ending_rule.findings with input as testing.with_records({"instruments": [testing.instrument(days)]})
		count(found) == 1
	}
}

test_of_another_book_is_none if {
	memo := object.union(testing.instrument({"end_decided": testing.said("2026-09-01")}), {"book": "other"})
	found := ending_rule.findings with input as testing.with_records({"instruments": [memo]})
	count(found) == 0
}

test_what_a_clash_does_not_cite_decides_nothing if {
	found := ending_rule.findings with input as object.union(
		testing.with_records({"instruments": [testing.instrument({"id": "statute", "end_decided": testing.said("2026-09-01")})]}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "left": {"norms": ["order#5.2"]}, "right": {"norms": ["manual#308.4"]}}]}},
	)
	[finding.severity | some finding in found] == ["note"]
}

test_counts_what_it_looked_at if {
	considered := ending_rule.considered with input as object.union(
		testing.with_records({
			"instruments": [testing.instrument({"until": testing.said("2026-12-31T00:00:00-08:00"), "end_decided": testing.said("2026-09-01")})],
		}),
		{"clashes": {"unreached": [{"book": "b", "deployment": "day", "left": {"norms": ["order#5.2"]}, "right": {"norms": ["manual#308.4"]}}]}},
	)
	considered == 1
}
