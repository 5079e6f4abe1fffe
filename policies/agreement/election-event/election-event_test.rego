package roe.rules.agreement.election_event_test

import data.roe.rules.agreement.election_event
import data.roe.testing

test_names_others if {
	found := election_event.findings with input as testing.with_records({
		"deployments": [testing.deployment({"election_event": testing.said("general")})], "agreements": [testing.agreement({"election_events": ["primary"]})],
	})
	found == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {"agreements": {"list": [{"agreement": "pact"}]}},
		"book": "b",
		"cause": "election event day",
		"clash": "",
		"deployment": "day",
		"message": "This is an election event of a kind that the agreements relied on do not name: {agreements}.",
		"places": [
			{"path": "deployments.day", "role": "deployment"},
			{"path": "agreements.pact", "role": "agreement"},
		],
		"severity": "warning",
	}}
}

test_names_none if {
	found := election_event.findings with input as testing.with_records({
		"deployments": [testing.deployment({"election_event": testing.said("general")})], "agreements": [testing.agreement({})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "This is an election event, and none of the agreements relied on is known to name any: {agreements}."]]
}

test_named_is_none if {
	found := election_event.findings with input as testing.with_records({
		"deployments": [testing.deployment({"election_event": testing.said("general")})], "agreements": [testing.agreement({"election_events": ["general"]})],
	})
	count(found) == 0
}

test_no_election_is_none if {
	found := election_event.findings with input as testing.with_records({"agreements": [testing.agreement({})]})
	count(found) == 0
}

test_no_agreement_is_none if {
	found := election_event.findings with input as testing.with_records({
		"deployments": [testing.deployment({"election_event": testing.said("general"), "agreements": []})],
	})
	count(found) == 0
}

test_agreements_of_others_name_nothing if {
	others := [
		object.union(testing.agreement({"election_events": ["general"]}), {"book": "other"}),
		testing.agreement({"id": "compact", "election_events": ["general"]}),
	]
	every other in others {
		found := election_event.findings with input as testing.with_records({
			"deployments": [testing.deployment({"election_event": testing.said("general")})],
			"agreements": [other],
		})
		[finding.severity | some finding in found] == ["note"]
	}
}

test_counts_only_election_events if {
	considered := election_event.considered with input as testing.with_records({"deployments": [
		testing.deployment({"election_event": testing.said("general")}),
		testing.deployment({"id": "parade"}),
	]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := election_event.considered with input as testing.with_records({
		"deployments": [testing.deployment({"election_event": testing.said("general")})], "agreements": [testing.agreement({"election_events": ["primary"]})],
	})
	considered == 1
}
