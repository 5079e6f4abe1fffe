package roe.lib_test

import data.roe.lib
import data.roe.testing

_law_ban := {"law": true, "whole": true, "right": {"position": "prohibited", "norms": ["statute#1"]}}

test_law_broken_by_what_is_brought_is_an_error if {
	one := object.union(
		testing.clash({"kind": "defect", "exposure": {"carried": true}}),
		_law_ban,
	)
	lib.weight(one) == "error" with input as testing.run
}

test_law_broken_by_what_is_planned_is_an_error if {
	one := object.union(
		testing.clash({"kind": "forbidden-here", "exposure": {"planned": true}}),
		_law_ban,
	)
	lib.weight(one) == "error" with input as testing.run
}

test_law_that_binds_the_host_alone_breaks_nothing if {
	changes := {"kind": "silent", "reason": "own-silent", "law": true, "whole": true, "exposure": {"carried": true}}
	one := object.union(testing.clash(changes), {"left": {"view": "host-home", "norms": ["statute#1"]}})
	lib.weight(one) == "warning" with input as testing.run
}

test_law_limits_are_for_the_briefing if {
	one := object.union(testing.clash({"kind": "forbidden-here", "exposure": {"carried": true}}), {
		"law": true,
		"left": {"norms": ["statute#1"]},
	})
	lib.weight(one) == "note" with input as testing.run
}

test_side_by_side_law_binds_others if {
	one := object.union(testing.clash({"kind": "mismatch", "exposure": {"carried": true}}), _law_ban)
	lib.weight(one) == "warning" with input as testing.run
}

test_dilemma_with_law_is_an_error_out_of_play if {
	one := object.union(testing.clash({"kind": "dilemma", "law": true}), testing.idle)
	lib.weight(one) == "error" with input as testing.run
}

test_documents_alone_are_no_error if {
	lib.weight(testing.clash({"kind": "dilemma", "deployment": ""})) == "warning" with input as testing.run
}

test_out_of_play_but_trained_is_a_warning if {
	lib.weight(testing.clash({"exposure": {"in_play": false}})) == "warning" with input as testing.run
}

test_order_against_law_is_an_error if {
	changes := {"kind": "defect", "reason": "requires-what-is-banned-above", "law": true}
	lib.weight(testing.clash(changes)) == "error" with input as testing.run
	not lib.weight(testing.clash(object.union(changes, {"settled": true}))) with input as testing.run
	lib.weight(testing.clash(object.union(changes, {"deployment": ""}))) == "warning" with input as testing.run
}

test_measure_met_at_home_is_none if {
	not lib.weight(testing.clash({"kind": "duty"})) with input as testing.run
}

test_contradiction_is_told_once if {
	told := testing.clash({"kind": "against-own-rules", "reason": "contradiction"})
	not lib.weight(told) with input as testing.run
	called := testing.clash({"kind": "against-own-rules", "reason": "permitted-here"})
	lib.weight(called) == "error" with input as testing.run
}

test_silence if {
	every case in [
		{"weight": "error", "changes": object.union(_law_ban, {"reason": "host-silent", "exposure": {"carried": true}})},
		{"weight": "warning", "changes": {"reason": "all-silent", "exposure": {"planned": true}}},
		{"weight": "warning", "changes": {"reason": "host-silent", "exposure": {"carried": true}}},
		{"weight": "warning", "changes": {"reason": "own-silent", "left": {"position": "required"}}},
		{"weight": "note", "changes": {"reason": "own-silent", "left": {"position": "permitted"}}},
		{"weight": "note", "changes": {"reason": "host-silent"}},
	] {
		lib.weight(testing.clash(object.union({"kind": "silent"}, case.changes))) == case.weight with input as testing.run
	}
}

test_silence_out_of_play_is_none if {
	every reason in ["own-silent", "host-silent"] {
		one := object.union(testing.clash({"kind": "silent", "reason": reason}), testing.idle)
		not lib.weight(one) with input as testing.run
	}
	not lib.weight(testing.clash({"kind": "silent", "reason": "all-silent"})) with input as testing.run
	not lib.weight(testing.clash({"kind": "silent", "settled": true, "reason": "own-silent"})) with input as testing.run
}

test_outside_of_its_rules_nobody_is_misled_by_a_ban if {
	every case in [
		{"reason": "own-silent-outside", "left": {"position": "prohibited"}, "right": {"position": "silent"}},
		{"reason": "host-silent-outside", "left": {"position": "silent"}, "right": {"position": "prohibited"}},
	] {
		not lib.weight(testing.clash(object.union({"kind": "silent"}, case))) with input as testing.run
	}
	permitted := {"kind": "silent", "reason": "own-silent-outside", "left": {"position": "permitted"}, "right": {"position": "silent"}}
	lib.weight(testing.clash(permitted)) == "note" with input as testing.run
}

# A sentence is found by its reason alone, or by the reason and how the sides
# stand.
test_every_sentence_can_be_said if {
	every kind, voices in lib.sentences {
		every key, text in voices {
			lib.says(_voiced(kind, array.concat(split(key, " "), [""]))) == text
		}
	}
}

_chief := {"rung": "chief", "agency": "own", "office": ""}

_voiced(kind, words) := object.union(_stood(kind, words), {
	"right": {"approvals": [_chief | words[1] == "some"]},
	"exposure": {"planned": words[1] == "planned"},
})

_stood(kind, words) := testing.clash({"kind": kind, "reason": words[0]}) if {
	words[1] in {"planned", "carried", "some", "none"}
} else := testing.clash({
	"kind": kind,
	"reason": words[0],
	"left": {"view": words[1], "position": words[1]},
	"right": {"position": _other(words)},
})

# Of what is settled, both sides may ask for the same by other measures.
_other(words) := words[2] if {
	words[0] == "settled"
} else := words[1]

test_unknown_reason_is_still_said if {
	startswith(lib.says(testing.clash({"reason": "something-new"})), "Given {situation}, what")
}

test_opposed_clauses_need_no_more if {
	one := testing.clash({
		"kind": "dilemma",
		"reason": "opposed-clauses",
		"left": {"norms": ["pact#3"]},
		"right": {"norms": ["pact#4"]},
	})
	finding := lib.finding(one, "error", lib.because(one, "More.")) with input as testing.run
	not contains(finding.message, "More.")
}

test_opening_fits_the_situation if {
	message := "Given {situation}, officers act."
	lib.fitted(testing.clash({}), message) == message
	lib.fitted(testing.clash({"situation": "in any circumstances"}), message) == "Officers act."
	lib.fitted(testing.clash({"situation": "at a polling place"}), message) == "In this situation ({situation}), officers act."
}

test_what_nobody_checked_is_said if {
	one := testing.clash({"confidence": "unverified"})
	error := lib.finding(one, "error", "Officers act.") with input as testing.run
	error.message == "Officers act. A source on which this rests has not been verified: check it first."
	note := lib.finding(one, "note", "Officers act.") with input as testing.run
	note.message == "Officers act."
}

test_what_was_checked_needs_no_caveat if {
	one := testing.clash({"settlements": [_tried("not-in-force")]})
	found := lib.finding(one, "error", "Officers act.") with input as testing.run
	found.message == "Officers act."
}

test_neither_measure_nor_word_where_the_rules_say_neither if {
	lib.worded(testing.clash({}), "{aid} must {action} {measure} {approvals}.") == "{aid} must {action}."
}

test_remedy_says_what_clauses_leave if {
	every why, text in lib.remedies {
		one := testing.clash({"settlements": [_tried(why)]})
		finding := lib.finding(one, "error", "Officers act.") with input as testing.run
		finding.remedy == text
		finding.args == {"clauses": {"list": [{"clause": "pact#3"}]}}
	}
	plain := lib.finding(testing.clash({}), "error", "Officers act.") with input as testing.run
	plain == {"clash": "c1", "severity": "error", "message": "Officers act."}
}

_tried(why) := {"clause": "pact#3", "path": "p", "by": "host", "outcome": outcome, "why": why} if {
	outcome := {true: "partly", false: "fails"}[why == "condition"]
}

test_places_say_what_stands_there if {
	every case in [
		{"norm": "statute#1", "role": "law"},
		{"norm": "day#2", "role": "order"},
		{"norm": "pact#3", "role": "clause"},
		{"norm": "pact#4", "role": "clause"},
		{"norm": "order#5.2", "role": "host rule"},
	] {
		found := lib.cites("b", [case.norm], "host rule") with input as testing.run
		found[0].role == case.role
	}
}

test_whose_word_is_said_only_where_a_rule_names_somebody if {
	message := "{aid} may {action} {approvals} and {approvals_here}."
	officer := [{"rung": "officer", "agency": "own", "office": ""}]
	lib.asked_only(testing.clash({"left": {"approvals": officer}}), message) == "{aid} may {action} and."
	both := {"left": {"approvals": [_chief]}, "right": {"approvals": [_chief]}}
	lib.asked_only(testing.clash(both), message) == message
}

test_when_it_is_due_is_said_only_where_a_rule_says_it if {
	message := "{aid} must {action} {measure} ({rule})."
	lib.measured_only(testing.clash({}), message) == "{aid} must {action} ({rule})."
	due := testing.clash({"left": {"duty": testing.said("within 24 hours")}})
	lib.measured_only(due, message) == message
	own := "{aid} must {action} {own_measure} ({own})."
	lib.measured_only(due, own) == "{aid} must {action} ({own})."
	lib.measured_only(testing.clash({}), own) == "{aid} must {action} ({own})."
	lib.measured_only(testing.clash({"right": {"duty": testing.said("within 24 hours")}}), own) == own
	both := "{aid} must {action}: {measure}, and {own_measure}."
	lib.measured_only(testing.clash({}), both) == both
}

test_no_clause_helps_where_nobody_has_a_rule if {
	one := testing.clash({"kind": "silent", "reason": "all-silent", "settlements": [_tried("opposed")]})
	lib.advice(one) == {}
}

test_a_choice_between_actions_is_about_each_of_them if {
	lib.films({"actions": ["camera/store|camera/wear"]})
	not lib.films({"actions": ["camera/store|camera/share"]})
	lib.moves({"actions": ["tactics/mounted"]})
}
