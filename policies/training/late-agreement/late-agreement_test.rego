package roe.rules.training.late_agreement_test

import data.roe.rules.training.late_agreement
import data.roe.testing

test_whole_finding if {
	found := late_agreement.findings with input as testing.with_records({"terms_reviews": [testing.review({})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["harbor"],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "late agreement pact 2026-10-20",
		"message": "{agreement} bound {agencies} only on {concluded}, {days} before the help on {begins}. Nothing shows that their officers trained on it, or were taken through it, since.",
		"args": {
			"agreement": {"agreement": "pact"},
			"agencies": {"agencies": ["harbor"]},
			"concluded": {"day": "2026-10-20"},
			"days": {"number": 14, "one": "day", "many": "days"},
			"begins": {"day": "2026-11-03"},
		},
		"places": [{"role": "party", "path": "agreements.pact.parties.harbor"}],
	}}
}

test_time_or_instruction_is_none if {
	found := late_agreement.findings with input as testing.with_records({"terms_reviews": [
		testing.review({"days": 30}),
		testing.review({"instructed": true}),
		testing.review({"trained": true}),
		testing.review({"host": true}),
		testing.review({"concluded": testing.unsaid, "days": 0}),
	]})
	count(found) == 0
}

test_a_day_less_than_a_month if {
	found := late_agreement.findings with input as testing.with_records({"terms_reviews": [testing.review({"days": 29})]})
	count(found) == 1
}

test_late_elsewhere_does_not_count if {
	late := [{"by": "governing-body", "date": "2026-12-01", "retroactive": false}]
	every changes in [{"agreement": "compact"}, {"agency": "coast"}, {"deployment": "night"}] {
		use := testing.use(object.union({"late": late}, changes))
		found := late_agreement.findings with input as testing.with_records({"terms_reviews": [testing.review({})], "agreement_uses": [use]})
		count(found) == 1
	}
}

test_approved_after_the_beginning_is_another_rule_is_none if {
	late := [{"by": "governing-body", "date": "2026-12-01", "retroactive": false}]
	every agency in ["harbor", "riverton"] {
		found := late_agreement.findings with input as testing.with_records({"deployments": [testing.deployment({})], "terms_reviews": [testing.review({})], "agreement_uses": [testing.use({"agency": agency, "late": late})]})
		count(found) == 0
	}
}

test_a_day_less_than_a_month if {
	found := late_agreement.findings with input as testing.with_records({"terms_reviews": [testing.review({"days": 29})]})
	count(found) == 1
}

test_approvals_of_others_do_not_matter if {
	late := [{"by": "governing-body", "date": "2026-12-01", "retroactive": false}]
	every other in [{"agreement": "compact"}, {"agency": "coast"}, {"book": "other"}, {"deployment": "other"}] {
		found := late_agreement.findings with input as testing.with_records({
			"terms_reviews": [testing.review({})],
			"agreement_uses": [testing.use(object.union({"late": late}, other))],
		})
		count(found) == 1
	}
}

test_counts_what_is_concluded if {
	considered := late_agreement.considered with input as testing.with_records({"terms_reviews": [testing.review({}), testing.review({"agency": "coast"}), testing.review({"concluded": testing.unsaid})]})
	considered == 2
}

test_counts_what_it_looked_at if {
	considered := late_agreement.considered with input as testing.with_records({"terms_reviews": [testing.review({}), testing.review({"days": 3}), testing.review({"concluded": testing.unsaid})]})
	considered == 2
}
