package roe.lib_test

import data.roe.lib
import data.roe.testing

# Every reason that a clash of a kind can have, and where it takes more to say
# what stands against what, how the sides stand, has a sentence of its own.
_spoken := {
	"dilemma": {
		"required-here-prohibited-at-home": [{}],
		"prohibited-here-required-at-home": [{}],
		"required-and-prohibited": [{"left": {"view": "home"}}, {"left": {"view": "here"}}],
		"retention": [{}],
		"count": [{}],
		"recipients": [{}],
		"order": [{}],
		"opposed-clauses": [{}],
	},
	"defect": {
		"contradiction": [{}],
		"requires-what-is-banned-above": [{}],
		"bans-what-is-required-above": [{}],
		"bans-what-is-pre-empted": [{}],
		"swallowed": [{}],
		"retention": [{}],
		"count": [{}],
		"recipients": [{}],
	},
	"proxy": {"requests": [{}], "tasks": [{}], "lends": [{}], "accepts": [{}]},
	"against-own-rules": {"permitted-here": [{}], "contradiction": [{}], "tasked": [{}]},
	"incapable": {"lacks": [{"left": {"view": "here"}}, {"left": {"view": "home"}}], "not-implemented": [{}]},
	"unreached": {
		"prohibited-by-host": [{"right": {"position": "permitted"}}, {"right": {"position": "required"}}],
		"required-by-host": [
			{"left": {"position": "required"}, "right": {"position": "prohibited"}},
			{"left": {"position": "required"}, "right": {"position": "permitted"}},
		],
		"retention": [{}],
		"count": [{}],
		"recipients": [{}],
	},
	"forbidden-here": {
		"prohibits": [{}],
		"requires": [{"right": {"position": "permitted"}}, {"right": {"position": "silent"}}],
		"settled": [
			{"left": {"position": "required"}, "right": {"position": "prohibited"}},
			{"left": {"position": "required"}, "right": {"position": "required"}},
			{"left": {"position": "prohibited"}, "right": {"position": "required"}},
		],
		"asks-more": [{"right": {"approvals": [_chief]}}, {"right": {"approvals": []}}],
	},
	"approver": {"host-asks-more": [{}], "different": [{}]},
	"mismatch": {"must-intervene": [{}], "side-by-side": [{}]},
	"terms": {"definition": [{}], "order": [{}], "order-defined": [{}]},
	"silent": {
		"own-silent": _left_stands,
		"own-silent-outside": _left_stands,
		"host-silent": _right_stands,
		"host-silent-outside": _right_stands,
		"all-silent": [{"exposure": {"planned": true}}, {"exposure": {"carried": true}}],
	},
	"duty": {"deadline": _whose, "retention": _whose, "count": _whose, "recipients": _whose},
	"incomparable": {"thresholds": [{}]},
}

# what the left side of a duty reaches: who is there, or the host's own alone
_whose := [{"left": {"view": "here"}}, {"left": {"view": "host-home"}}]

_left_stands := [{"left": {"position": stand}, "right": {"position": "silent"}} |
	some stand in ["prohibited", "required", "permitted"]
]

_right_stands := [{"right": {"position": stand}, "left": {"position": "silent"}} |
	some stand in ["prohibited", "required", "permitted"]
]

test_every_reason_has_its_sentence if {
	every kind, reasons in _spoken {
		every reason, ways in reasons {
			said := {lib.says(testing.clash(object.union({"kind": kind, "reason": reason}, way))) | some way in ways}
			count(said) == count(ways)
			not lib.anything in said
		}
	}
}

test_clauses_that_oppose_each_other_are_no_reason_like_others if {
	lib.says(testing.clash({"kind": "dilemma", "reason": "opposed-clauses"})) == lib.opposed
}

test_remedy_names_the_clauses_that_it_speaks_of if {
	partly := {"clause": "pact#3", "path": "p", "by": "host", "outcome": "partly", "why": "condition"}
	fails := {"clause": "pact#4", "path": "p", "by": "host", "outcome": "fails", "why": "not-a-party"}
	lib.advice(testing.clash({"settlements": [partly, fails]})).args == {"clauses": {"list": [{"clause": "pact#3"}]}}
}

test_no_circumstances_may_come_with_exceptions if {
	one := testing.clash({"situation": "in any circumstances, except at a polling place"})
	lib.fitted(one, "Given {situation}, officers act.") == "Officers act."
}

test_people_are_what_one_is_faced_with if {
	every situation in ["a person who flees", "people who link arms"] {
		one := testing.clash({"situation": situation})
		lib.fitted(one, "Given {situation}, officers act.") == "Faced with {situation}, officers act."
	}
	lib.fitted(testing.clash({"situation": "a riot"}), "Given {situation}, officers act.") == "Given {situation}, officers act."
}

test_films_is_what_puts_it_on_video if {
	every action in ["camera/livestream", "camera/record", "camera/wear", "camera/wear-on-gear"] {
		lib.films({"actions": ["camera/retain", action]})
	}
	not lib.films({"actions": ["camera/retain", "camera/release"]})
}

test_moves_is_what_a_whole_line_does if {
	every action in ["bicycle-line", "crowd-movement", "dispersal", "encirclement", "mounted"] {
		lib.moves({"actions": ["tactics/announce", concat("/", ["tactics", action])]})
	}
	not lib.moves({"actions": ["tactics/announce", "tactics/exit-routes"]})
}

test_why_it_bites_comes_last if {
	one := testing.clash({"kind": "terms", "reason": "definition"})
	lib.because(one, "So what.") == concat(" ", [lib.says(one), "So what."])
}
