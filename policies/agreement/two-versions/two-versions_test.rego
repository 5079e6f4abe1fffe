package roe.rules.agreement.two_versions_test

import data.roe.rules.agreement.two_versions
import data.roe.testing

_opening := "{older} still binds {behind}; {newer}, which replaces it only for those who signed, binds {ahead}."

test_fires if {
	found := two_versions.findings with input as testing.with_records({"version_gaps": [testing.version_gap({
		"changed": [{
			"older": "pact#2",
			"older_path": "older-2",
			"newer": "pact-2026#8",
			"newer_path": "newer-8",
		}],
		"only_newer": ["pact-2026#9"],
		"only_older": ["pact#4"],
	})]})
	found == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {
			"older": {"agreement": "pact"},
			"newer": {"agreement": "pact-2026"},
			"behind": {"agencies": ["harbor"]},
			"ahead": {"agencies": ["riverton"]},
			"changed": {"list": [{"clause": "pact-2026#8"}]},
			"added": {"list": [{"clause": "pact-2026#9"}]},
			"dropped": {"list": [{"clause": "pact#4"}]},
		},
		"book": "b",
		"cause": "two versions pact pact-2026",
		"clash": "",
		"deployment": "day",
		"message": concat(" ", [
			_opening, "The two differ on {changed}.", "Only the newer has {added}.",
			"Only the older has {dropped}.",
		]),
		"places": [
			{"role": "older", "path": "agreements.pact"},
			{"role": "newer", "path": "agreements.pact-2026"},
			{"role": "older clause", "path": "older-2"},
			{"role": "newer clause", "path": "newer-8"},
		],
		"severity": "warning",
	}}
}

test_says_what_is_there_only if {
	found := two_versions.findings with input as testing.with_records({"version_gaps": [testing.version_gap({"only_newer": ["pact-2026#9"]})]})
	{finding.message | some finding in found} == {concat(" ", [_opening, "Only the newer has {added}."])}
}

test_same_words if {
	found := two_versions.findings with input as testing.with_records({
		"version_gaps": [testing.version_gap({})],
		"clauses": [testing.clause({"id": "pact-2026#1", "agreement": "pact-2026"})],
	})
	{finding.message | some finding in found} == {concat(" ", [_opening, "Clause by clause, what is written down of the two is the same."])}
}

test_nothing_written_down if {
	found := two_versions.findings with input as testing.with_records({
		"version_gaps": [testing.version_gap({})],
		"clauses": [
			testing.clause({"id": "pact#1", "agreement": "pact"}),
			testing.clause({"id": "pact-2026#1", "agreement": "pact-2026", "book": "another"}),
		],
	})
	{finding.message | some finding in found} == {concat(" ", [_opening, "Their clauses are not written down, so they have to be compared clause by clause by hand."])}
}

test_one_version_is_none if {
	found := two_versions.findings with input as testing.with_records({"version_gaps": []})
	count(found) == 0
}

test_as_much_on_either_side_is_no_sameness if {
	changed := [{"older": "pact#2", "older_path": "o", "newer": "pact-2026#8", "newer_path": "n"}]
	every case in [
		{"gap": {"changed": changed, "only_newer": ["pact-2026#9"]}, "says": "The two differ on {changed}. Only the newer has {added}."},
		{"gap": {"changed": changed, "only_older": ["pact#4"]}, "says": "The two differ on {changed}. Only the older has {dropped}."},
	] {
		found := two_versions.findings with input as testing.with_records({
			"version_gaps": [testing.version_gap(case.gap)],
			"clauses": [testing.clause({"id": "pact-2026#9", "agreement": "pact-2026"})],
		})
		{finding.message | some finding in found} == {concat(" ", [_opening, case.says])}
	}
}

test_counts_what_it_looked_at if {
	considered := two_versions.considered with input as testing.with_records({"version_gaps": [testing.version_gap({})]})
	considered == 1
}

test_an_error_where_nothing_else_holds if {
	found := two_versions.findings with input as testing.with_records({
		"version_gaps": [testing.version_gap({})],
		"pairs": [testing.pair({})],
	})
	{finding.severity | some finding in found} == {"error"}
	covered := two_versions.findings with input as testing.with_records({
		"version_gaps": [testing.version_gap({})],
		"pairs": [testing.pair({"valid": ["pact"]})],
	})
	{finding.severity | some finding in covered} == {"warning"}
}
