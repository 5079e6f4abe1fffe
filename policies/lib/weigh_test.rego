package roe.lib_test

import data.roe.lib
import data.roe.testing

test_documents_alone_weigh_less_only_if_an_error if {
	lib.weight(testing.clash({"kind": "approver", "deployment": ""})) == "warning" with input as testing.run
	lib.weight(testing.clash({"kind": "duty", "deployment": "", "left": {"duty": testing.said("within 24 hours")}})) == "note" with input as testing.run
}

test_out_of_play_but_trained_weighs_a_step_less if {
	every kind, weight in {"approver": "note", "against-own-rules": "warning"} {
		lib.weight(testing.clash({"kind": kind, "exposure": {"in_play": false}})) == weight with input as testing.run
	}
	not lib.weight(testing.clash({"kind": "incomparable", "exposure": {"in_play": false}})) with input as testing.run
}

# A clash that would be an error but for one thing.
_almost(change) := object.union(
	testing.clash({
		"kind": "forbidden-here",
		"law": true,
		"whole": true,
		"exposure": {"carried": true},
		"right": {"position": "prohibited", "norms": ["statute#1"]},
	}),
	change,
)

test_breaking_law_needs_all_of_it if {
	lib.weight(_almost({})) == "error" with input as testing.run
	every change in [
		{"law": false},
		{"whole": false},
		{"exposure": {"carried": false}},
		{"right": {"position": "permitted"}},
		{"right": {"view": "host-home"}},
		{"right": {"norms": ["manual#308.4"]}},
		{"book": "other"},
	] {
		lib.weight(_almost(change)) == "note" with input as testing.run
	}
}

test_silence_breaks_law_only_where_law_decides if {
	silent := {"kind": "silent", "reason": "host-silent"}
	lib.weight(_almost(silent)) == "error" with input as testing.run
	lib.weight(_almost(object.union(silent, {"law": false}))) == "warning" with input as testing.run
}

test_order_against_what_is_no_law_is_a_warning if {
	order := {"kind": "defect", "reason": "requires-what-is-banned-above", "law": true}
	every change in [{"law": false}, {"reason": "bans-what-is-required-above"}] {
		lib.weight(testing.clash(object.union(order, change))) == "warning" with input as testing.run
	}
}

test_what_a_kind_of_clash_weighs_in_play if {
	every kind, weight in {
		"dilemma": "error",
		"proxy": "error",
		"incapable": "error",
		"terms": "warning",
		"incomparable": "note",
	} {
		lib.weight(testing.clash({"kind": kind})) == weight with input as testing.run
		lib.usual_severity[kind] == weight
	}
}

test_out_of_play_and_untrained_is_for_the_briefing if {
	lib.weight(testing.clash(object.union({"kind": "unreached"}, testing.idle))) == "note" with input as testing.run
}

test_only_what_an_agency_breaks_itself_is_told_by_its_contradiction if {
	other := testing.clash({"kind": "unreached", "reason": "contradiction"})
	lib.weight(other) == "error" with input as testing.run
}
