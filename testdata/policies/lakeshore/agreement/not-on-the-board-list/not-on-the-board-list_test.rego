package roe.rules.agreement.not_on_the_board_list_test

import data.roe.rules.agreement.not_on_the_board_list as rule
import data.roe.testing

run := testing.with_records({"helpers": [{
	"agency": "harbor",
	"path": "deployments.day.units.h1",
	"asked": true,
	"recorded": true,
}]})

test_fires if {
	some finding in rule.findings with input as run with data.lakeshore.cleared as []
	finding.agencies == ["harbor"]
}

test_cleared_is_none if {
	found := rule.findings with input as run with data.lakeshore.cleared as ["harbor"]
	count(found) == 0
}

test_considered if rule.considered == 1 with input as run
