package roe.rules.legal.grant_unfounded_test

import data.roe.rules.legal.grant_unfounded
import data.roe.testing

_power := testing.power({"held": true, "grants": [testing.tried({})]})

_statute := testing.instrument({"id": "statute", "law": true})

_resting := testing.agreement({"rests_on": ["statute"]})

test_fires if {
	found := grant_unfounded.findings with input as _run({"powers": [
		_power,
		object.union(_power, {"assignment": "gate", "path": "deployments.day.assignments.gate"}),
	]})
	found == {{
		"actions": ["task/crowd-control"],
		"agencies": ["harbor"],
		"args": {
			"agency": {"agency": "harbor"},
			"agreements": {"list": [{"agreement": "pact"}]},
		},
		"book": "b",
		"cause": "grant unfounded harbor",
		"clash": "",
		"deployment": "day",
		"message": "Officers of {agency}, which is of another state, have powers there by {agreements} alone, and these books name no statute or compact that lets an agreement give them.",
		"places": [
			{"role": "grant", "path": "agreements.pact.clauses.\"3\""},
			{"role": "assignment", "path": "deployments.day.assignments.line"},
			{"role": "assignment", "path": "deployments.day.assignments.gate"},
		],
		"severity": "warning",
	}}
}

test_two_agreements_are_both_named if {
	found := grant_unfounded.findings with input as _run({"powers": [object.union(_power, {"grants": [
		testing.tried({}),
		testing.tried({"document": "addendum", "path": "addendum"}),
	]})]})
	{finding.args.agreements | some finding in found} == {{"list": [{"agreement": "addendum"}, {"agreement": "pact"}]}}
	{[place.path | some place in finding.places; place.role == "grant"] | some finding in found} == {["addendum", "agreements.pact.clauses.\"3\""]}
}

test_law_beside_it_is_none if {
	law := testing.tried({"id": "statute#1", "document": "statute", "agreement": false})
	found := grant_unfounded.findings with input as _run({"powers": [object.union(_power, {"grants": [testing.tried({}), law]})]})
	count(found) == 0
}

test_agreement_that_rests_on_law_is_none if {
	records := {"powers": [_power], "agreements": [_resting], "instruments": [_statute]}
	count(grant_unfounded.findings) == 0 with input as _run(records)
	every changes in [
		{"agreements": [testing.agreement({})]},
		{"agreements": [object.union(_resting, {"id": "another"})]},
		{"agreements": [object.union(_resting, {"book": "another"})]},
		{"instruments": [object.union(_statute, {"law": false})]},
		{"instruments": [object.union(_statute, {"id": "another"})]},
		{"instruments": [object.union(_statute, {"book": "another"})]},
	] {
		count(grant_unfounded.findings) == 1 with input as _run(object.union(records, changes))
	}
}

test_none if {
	every changes in [{"held": false}, {"interstate": false}] {
		found := grant_unfounded.findings with input as _run({"powers": [object.union(_power, changes)]})
		count(found) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := grant_unfounded.considered with input as _run({"powers": [_power, object.union(_power, {"assignment": "gate"}), testing.power({}), testing.power({"agency": "coast"}), testing.power({"agency": "cascade"}), object.union(_power, {"interstate": false})]})
	considered == 2
}

_run(records) := testing.with_records(records)
