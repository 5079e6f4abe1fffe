package roe.rules.accountability.records_unsaid_test

import data.roe.rules.accountability.records_unsaid
import data.roe.testing

test_whole_finding if {
	found := records_unsaid.findings with input as testing.with_records({"silences": [testing.left_out({"subjects": ["accountability/records", "accountability/rosters"]})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": [],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "records unsaid pact",
		"message": "{agreement} says nothing on {subjects}. An agency may then be refused what it needs for its own review.",
		"args": {"agreement": {"agreement": "pact"}, "subjects": {"subjects": ["accountability/records"]}},
		"places": [{"role": "agreement", "path": "agreements.pact"}],
	}}
}

test_said_is_none if {
	found := records_unsaid.findings with input as testing.with_records({"silences": [testing.left_out({})]})
	count(found) == 0
}

test_counts_only_its_topic if {
	considered := records_unsaid.considered with input as testing.with_records({"silences": [testing.left_out({}), testing.left_out({"agreement": "compact"}), testing.left_out({"topic": "training"})]})
	considered == 2
}

test_counts_its_topic if {
	considered := records_unsaid.considered with input as testing.with_records({"silences": [testing.left_out({}), testing.left_out({"topic": "training"})]})
	considered == 1
}
