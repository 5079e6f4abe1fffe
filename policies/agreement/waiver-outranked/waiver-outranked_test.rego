package roe.rules.agreement.waiver_outranked_test

import data.roe.rules.agreement.waiver_outranked
import data.roe.testing

test_fires if {
	found := waiver_outranked.findings with input as testing.waivers({}, {"above": [{"document": "statute", "path": "instruments.statute", "law": true}]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "document": {"instrument": "statute"}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "What {rule} finds for {agencies} rests on {document}, which no agency can waive: the waiver {waiver} accepts nothing of it.",
		"places": [{"path": "waivers.w1", "role": "waiver"}, {"path": "instruments.statute", "role": "document"}],
		"severity": "error",
	}}
}

test_not_theirs if {
	found := waiver_outranked.findings with input as testing.waivers({}, {"above": [{"document": "statute", "path": "instruments.statute", "law": false}]})
	{[finding.severity, finding.message] | some finding in found} == {["warning", "What {rule} finds for {agencies} rests on {document}, which is not theirs to waive: the waiver {waiver} accepts nothing of it."]}
}

test_question_of_law if {
	found := waiver_outranked.findings with input as testing.waivers({}, {"law_question": true})
	{[finding.severity, finding.message] | some finding in found} == {["error", "What {rule} finds for {agencies} is a question of law, which no agency can waive: the waiver {waiver} accepts nothing of it."]}
}

test_question_of_law_in_a_statute if {
	found := waiver_outranked.findings with input as testing.waivers({}, object.union({"law_question": true}, {"above": [{"document": "statute", "path": "instruments.statute", "law": true}]}))
	{[finding.severity, finding.message] | some finding in found} == {["error", "What {rule} finds for {agencies} rests on {document}, which no agency can waive: the waiver {waiver} accepts nothing of it."]}
}

test_own_rules_is_none if {
	found := waiver_outranked.findings with input as testing.waivers({}, {})
	count(found) == 0
}

test_ended_is_none if {
	found := waiver_outranked.findings with input as testing.waivers({"until": "2026-09-30"}, {"above": [{"document": "statute", "path": "instruments.statute", "law": true}]})
	count(found) == 0
}

test_question_of_law_once_ended_is_none if {
	found := waiver_outranked.findings with input as testing.waivers({"until": "2026-09-30"}, {"law_question": true})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_outranked.considered with input as testing.waivers({}, {})
	considered == 1
}
