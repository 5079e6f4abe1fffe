package roe.rules.legal.grant_condition_test

import data.roe.rules.legal.grant_condition
import data.roe.testing

test_fires if {
	found := grant_condition.findings with input as _run({"arrest": true, "grants": [_swearing]})
	found == {{
		"actions": ["task/crowd-control"],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"assignments": {"list": [{"assignment": "line"}]},
			"conditions": {"list": [{"words": "they have been sworn in before"}]},
			"document": {"agreement": "pact"},
			"tasks": {"actions": ["task/crowd-control"], "sensitive": "tactics"},
		},
		"book": "b",
		"cause": "condition harbor pact#3 sworn-in",
		"clash": "",
		"deployment": "day",
		"message": "{document} gives officers of {agency} powers there only if {conditions}. That is not so for {assignments}, where they are to {tasks}.",
		"places": [
			{"path": "agreements.pact.clauses.\"3\"", "role": "grant"},
			{"path": "deployments.day.assignments.line", "role": "assignment"},
		],
		"severity": "error",
	}}
}

test_not_known_is_a_warning if {
	found := grant_condition.findings with input as _run({"arrest": true, "grants": [testing.tried({"unknown": ["certified"], "agreement": false})]})
	[[finding.severity, finding.message, finding.args.document] | some finding in found] == [[
		"warning",
		"{document} gives officers of {agency} powers there only if {conditions}, and nothing shows it for {assignments}, where they are to {tasks}.",
		{"instrument": "pact"},
	]]
}

test_least_of_several_grounds if {
	harder := testing.tried({"id": "pact#2", "lacking": ["certified", "emergency"]})
	as_hard := testing.tried({"id": "pact#4", "lacking": ["request"]})
	found := grant_condition.findings with input as _run({"grants": [harder, as_hard, _swearing]})
	[[finding.severity, finding.cause] | some finding in found] == [["warning", "condition harbor pact#3 sworn-in"]]
}

test_every_condition_has_words if {
	every need in ["request", "sworn-in", "certified", "emergency", "written-consent", "agreement"] {
		found := grant_condition.findings with input as _run({"grants": [testing.tried({"lacking": [need]})]})
		[count(finding.args.conditions.list) | some finding in found] == [1]
	}
}

test_none if {
	every changes in [{"held": true, "grants": [_swearing]}, {"grants": [_swearing, testing.tried({"ends_early": true})]}, {}] {
		found := grant_condition.findings with input as _run(changes)
		count(found) == 0
	}
}

test_what_is_lacking_comes_before_what_is_not_known if {
	found := grant_condition.findings with input as _run({"grants": [testing.tried({"lacking": ["sworn-in"], "unknown": ["certified"]})]})
	[finding.cause | some finding in found] == ["condition harbor pact#3 sworn-in certified"]
}

test_each_document_has_its_own_grounds if {
	statute := testing.tried({"document": "statute", "id": "statute#1", "lacking": ["certified", "emergency"]})
	compact := testing.tried({"document": "compact", "id": "compact#9", "lacking": ["request"]})
	found := grant_condition.findings with input as _run({"grants": [_swearing, statute, compact]})
	{finding.cause | some finding in found} == {
		"condition harbor pact#3 sworn-in",
		"condition harbor statute#1 certified emergency",
		"condition harbor compact#9 request",
	}
}

test_posts_under_other_grants_are_told_apart if {
	found := grant_condition.findings with input as testing.with_records({"powers": [
		testing.power({"grants": [_swearing]}),
		testing.power({"assignment": "gate", "grants": [testing.tried({"id": "pact#4", "lacking": ["request"]})]}),
	]})
	{finding.args.assignments | some finding in found} == {{"list": [{"assignment": "line"}]}, {"list": [{"assignment": "gate"}]}}
}

test_counts_what_it_looked_at if {
	considered := grant_condition.considered with input as _run({"grants": [_swearing]})
	considered == 1
}

_swearing := testing.tried({"lacking": ["sworn-in"]})

_run(changes) := testing.with_records({"powers": [testing.power(changes)]})
