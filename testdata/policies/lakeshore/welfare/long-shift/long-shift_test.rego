package roe.rules.welfare.long_shift_test

import data.roe.rules.welfare.long_shift
import data.roe.testing

run(until) := testing.with_records({"assignments": [testing.assignment({"during": {
	"from": "2026-11-03T06:00:00-08:00",
	"until": until,
}})]})

found(until) := findings if {
	findings := long_shift.findings with input as run(until) with data.lakeshore.longest_shift_hours as 12
}

test_fires if {
	some finding in found("2026-11-03T18:00:01-08:00")
	finding.args.most.number == 12
}

test_short_is_none if count(found("2026-11-03T18:00:00-08:00")) == 0

test_open_end_is_none if count(found("")) == 0

test_considered if long_shift.considered == 1 with input as run("")
