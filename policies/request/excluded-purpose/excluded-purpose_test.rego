package roe.rules.request.excluded_purpose_test

import data.roe.rules.request.excluded_purpose
import data.roe.testing

test_fires if {
	found := excluded_purpose.findings with input as _run({"excluded": true})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"from": {"agencies": ["riverton"]},
			"purpose": {"purpose": "protest"},
			"to": {"agencies": ["harbor"]},
			"way": {"way": "state"},
		},
		"book": "b",
		"cause": "purpose state protest",
		"clash": "",
		"deployment": "day",
		"message": "{from} asks {to} for help for {purpose} under {way}, which rules that out.",
		"places": [
			{"path": "deployments.day.requests.r1", "role": "request"},
			{"path": "requestPaths.state", "role": "way of asking"},
		],
		"severity": "error",
	}}
}

test_not_listed_is_a_warning if {
	found := excluded_purpose.findings with input as _run({"purpose_ok": false})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{from} asks {to} for help for {purpose} under {way}, which is for other purposes."]]
}

test_ruled_out_by_an_agreement if {
	found := excluded_purpose.findings with input as testing.with_records({"requests": [testing.request({"purpose": testing.said("immigration-enforcement"), "excluded_by": ["pact"]})]})
	[[finding.severity, finding.args.agreements] | some finding in found] == [["error", {"list": [{"agreement": "pact"}]}]]
}

test_allowed_is_none if {
	found := excluded_purpose.findings with input as _run({})
	count(found) == 0
}

test_each_purpose_is_a_finding_of_its_own if {
	found := excluded_purpose.findings with input as testing.with_records({"request_ways": [
		testing.way({"excluded": true}),
		testing.way({"excluded": true, "request": "r2", "to": "coast", "purpose": "parade"}),
	]})
	count(found) == 2
	every finding in found { count(finding.args.to.agencies) == 1 }
}

test_counts_what_it_looked_at if {
	considered := excluded_purpose.considered with input as _run({})
	considered == 1
}

_run(changes) := testing.with_records({"request_ways": [testing.way(changes)]})
