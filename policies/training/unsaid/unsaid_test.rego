package roe.rules.training.unsaid_test

import data.roe.rules.training.unsaid
import data.roe.testing

test_whole_finding if {
	found := unsaid.findings with input as testing.with_records({"silences": [testing.left_out({"topic": "training", "subjects": ["training/terms", "training/joint"]})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": [],
		"actions": [],
		"clash": "",
		"severity": "note",
		"cause": "unsaid pact training",
		"message": "{agreement} says nothing on {subjects}. That is then up to each sender.",
		"args": {"agreement": {"agreement": "pact"}, "subjects": {"subjects": ["training/joint", "training/terms"]}},
		"places": [{"role": "agreement", "path": "agreements.pact"}],
	}}
}

test_another_topic_is_none if {
	found := unsaid.findings with input as testing.with_records({"silences": [testing.left_out({})]})
	count(found) == 0
}

test_counts_only_its_topic if {
	considered := unsaid.considered with input as testing.with_records({"silences": [testing.left_out({}), testing.left_out({"agreement": "compact"}), testing.left_out({"topic": "training"})]})
	considered == 1
}

test_counts_its_topic if {
	considered := unsaid.considered with input as testing.with_records({"silences": [testing.left_out({}), testing.left_out({"topic": "training"}), testing.left_out({"topic": "training", "agreement": "compact"})]})
	considered == 2
}
