package roe.rules.force.duty_test

import data.roe.rules.force.duty
import data.roe.testing

test_whole_finding if {
	found := duty.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} must {action} by two clocks: {measure} ({rule}), and {own_measure} ({own}). Each report has its own clock, and the shorter one decides by when the facts are written down.",
		"severity": "note",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "tactics"})
	considered := duty.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "tactics"})
	found := duty.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := duty.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_none if {
	found := duty.findings with input as testing.facts([object.union(_clash, testing.idle)])
	count(found) == 0
}

test_says_why if {
	every case in _cases {
		one := object.union(_clash, case.changes)
		found := duty.findings with input as testing.facts([one])
		count(found) == 1
		every finding in found { endswith(finding.message, case.why) }
	}
}

# The host's rule reaches its own officers alone: no report to the host is owed,
# and whether one is wanted has to be agreed.
test_the_hosts_own_alone if {
	found := duty.findings with input as testing.facts([_apart])
	found == {{
		"clash": "c1",
		"message": "Given {situation}, officers of {aid} must by their own rules {action} {own_measure} ({own}). Officers of {host} must do so {measure} ({rule}), and nothing extends that to {aid}. Nobody has said that officers of {aid} owe {host} a report.",
		"remedy": "Agree whether officers of {aid} report to {host} as well, to whom and by when; until then they report by their own rule.",
		"severity": "note",
	}}
}

# What a clause leaves to do goes before that.
test_a_clause_that_was_tried_says_what_to_do if {
	tried := {"clause": "pact#1", "path": "p", "by": "host", "outcome": "fails", "why": "not-in-force"}
	found := duty.findings with input as testing.facts([object.union(_apart, {"settlements": [tried]})])
	every finding in found { startswith(finding.remedy, "Put the agreement in order first") }
}

test_what_is_published_is_owed_to_nobody if {
	found := duty.findings with input as testing.facts([object.union(_apart, {"actions": ["force/report-public"]})])
	every finding in found {
		endswith(finding.message, "Each keeps its own clock, and nobody has said that one holds for both.")
		not finding.remedy
	}
}

# Medical aid is a duty towards whoever is hurt: no agency is owed it.
test_what_is_no_report_is_owed_to_nobody if {
	found := duty.findings with input as testing.facts([object.union(_apart, {"actions": ["force/medical-aid"]})])
	{[finding.message, object.get(finding, "remedy", "")] | some finding in found} == {["Given {situation}, officers of {aid} must by their own rules {action} {own_measure} ({own}). Officers of {host} must do so {measure} ({rule}), and nothing extends that to {aid}. Each keeps its own clock, and nobody has said that one holds for both.", ""]}
}

# Force that an officer saw is reported like that which an officer used.
test_what_was_seen_is_reported_too if {
	found := duty.findings with input as testing.facts([object.union(_apart, {"actions": ["force/report-witnessed"]})])
	{finding.remedy | some finding in found} == {"Agree whether officers of {aid} report to {host} as well, to whom and by when; until then they report by their own rule."}
	every finding in found { endswith(finding.message, "Nobody has said that officers of {aid} owe {host} a report.") }
}

_apart := object.union(_clash, {"left": {"view": "host-home"}})

_cases := [
	{"changes": {}, "why": "Each report has its own clock, and the shorter one decides by when the facts are written down."},
	{"changes": {"actions": ["force/medical-aid"]}, "why": "Each has its own clock, and the shorter one decides."},
	{"changes": {"reason": "recipients"}, "why": "Each of the two wants its own report; one does not stand in for the other."},
	{"changes": {"reason": "count"}, "why": "Who keeps the more demanding rule keeps both."},
	{"changes": {"actions": ["force/report-public"]}, "why": "Each report has its own clock, and the shorter one decides by when the facts are written down."},
]

_clash := testing.clash({
	"kind": "duty", "topic": "force", "actions": ["force/report"], "reason": "deadline", "left": {"position": "required", "duty": {"stated": true, "value": "within 24 hours of the use of force"}}, "right": {"position": "required", "duty": {"stated": true, "value": "within 72 hours of the use of force"}}, "cause": "duty cause",
})
