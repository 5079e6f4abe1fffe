package roe.rules.training.terms_not_reviewed_test

import data.roe.rules.training.terms_not_reviewed
import data.roe.testing

test_whole_finding if {
	found := terms_not_reviewed.findings with input as testing.with_records({"terms_reviews": [testing.review({"asked": [testing.text]})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["harbor"],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "terms not reviewed pact ",
		"message": "The parties of {agreement} are to go through its terms with their officers ({texts}). Nothing shows that {agencies} did.",
		"args": {
			"agreement": {"agreement": "pact"},
			"texts": {"list": [{"clause": "pact#3"}]},
			"agencies": {"agencies": ["harbor"]},
		},
		"places": [
			{"role": "party", "path": "agreements.pact.parties.harbor"},
			{"role": "asks for it", "path": "agreements.pact.clauses.\"3\""},
		],
	}}
}

test_says_what_is_known if {
	every case in [
		{"review": {"kept": true}, "says": "Other parties went through"},
		{"review": {"kept": true, "reviewed": testing.said("2026-11-20")}, "says": "only on {reviewed}"},
	] {
		found := terms_not_reviewed.findings with input as testing.with_records({"terms_reviews": [testing.review(case.review)]})
		count(found) == 1
		every finding in found { contains(finding.message, case.says) }
	}
}

test_done_or_never_asked_is_none if {
	found := terms_not_reviewed.findings with input as testing.with_records({"terms_reviews": [testing.review({"kept": true, "instructed": true}), testing.review({})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := terms_not_reviewed.considered with input as testing.with_records({"terms_reviews": [testing.review({})]})
	considered == 1
}
