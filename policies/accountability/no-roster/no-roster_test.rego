package roe.rules.accountability.no_roster_test

import data.roe.rules.accountability.no_roster
import data.roe.testing

test_whole_finding if {
	found := no_roster.findings with input as testing.with_records({"accounts": [testing.account({"roster_asked": [testing.text]})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["harbor"],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "no roster riverton pact#3",
		"message": "{agencies} must hand {host} a roster of the officers who come ({texts}), and none is there yet.",
		"args": {
			"agencies": {"agencies": ["harbor"]},
			"host": {"agency": "riverton"},
			"texts": {"list": [{"clause": "pact#3"}]},
		},
		"places": [
			{"role": "unit", "path": "deployments.day.units.h1"},
			{"role": "asks for it", "path": "agreements.pact.clauses.\"3\""},
		],
	}}
}

test_others_did if {
	found := no_roster.findings with input as testing.with_records({"accounts": [testing.account({"roster_kept": true})]})
	[[finding.severity, finding.message] | some finding in found] == [["note", "Other units have handed {host} a roster of their officers, and {agencies} have not."]]
}

test_late if {
	found := no_roster.findings with input as testing.with_records({"accounts": [testing.account({"roster_asked": [testing.text], "roster": testing.said("2026-11-04"), "roster_late": true})]})
	[[finding.severity, finding.cause] | some finding in found] == [["warning", "late roster harbor"]]
}

test_handed_over_or_never_asked_is_none if {
	found := no_roster.findings with input as testing.with_records({"accounts": [
		testing.account({"roster_asked": [testing.text], "roster": testing.said("2026-11-02")}),
		testing.account({}),
	]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := no_roster.considered with input as testing.with_records({"accounts": [testing.account({"roster_kept": true}), testing.account({})]})
	considered == 1
}
