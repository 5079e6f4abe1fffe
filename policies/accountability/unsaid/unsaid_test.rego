package roe.rules.accountability.unsaid_test

import data.roe.rules.accountability.unsaid
import data.roe.testing

test_whole_finding if {
	found := unsaid.findings with input as testing.with_records({"silences": [testing.left_out({"subjects": ["accountability/records", "accountability/rosters"]})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": [],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "unsaid pact accountability",
		"message": "{agreement} says nothing on {subjects}. Afterwards two agencies may find that it was theirs, or none.",
		"args": {"agreement": {"agreement": "pact"}, "subjects": {"subjects": ["accountability/rosters"]}},
		"places": [{"role": "agreement", "path": "agreements.pact"}],
	}}
}

test_records_alone_are_another_rule_is_none if {
	found := unsaid.findings with input as testing.with_records({"silences": [testing.left_out({"subjects": ["accountability/records"]}), testing.left_out({"topic": "training"})]})
	count(found) == 0
}

test_counts_only_its_topic if {
	considered := unsaid.considered with input as testing.with_records({"silences": [testing.left_out({}), testing.left_out({"agreement": "compact"}), testing.left_out({"topic": "training"})]})
	considered == 2
}

test_counts_its_topic if {
	considered := unsaid.considered with input as testing.with_records({"silences": [testing.left_out({}), testing.left_out({"topic": "training"})]})
	considered == 1
}
