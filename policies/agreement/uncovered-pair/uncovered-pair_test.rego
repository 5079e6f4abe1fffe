package roe.rules.agreement.uncovered_pair_test

import data.roe.rules.agreement.uncovered_pair
import data.roe.testing

test_nothing_holds if {
	found := uncovered_pair.findings with input as testing.with_records({"pairs": [testing.pair({})]})
	found == {{
		"actions": [],
		"agencies": ["riverton", "harbor"],
		"args": {
			"agreements": {"list": [{"agreement": "pact"}]},
			"aid": {"agency": "harbor"},
			"host": {"agency": "riverton"},
		},
		"book": "b",
		"cause": "uncovered riverton harbor",
		"clash": "",
		"deployment": "day",
		"message": "{aid} comes to help {host}, and of what they signed ({agreements}) nothing holds for both of them there.",
		"places": [{"path": "deployments.day.event", "role": "deployment"}],
		"remedy": "Put {agreements} in order, as the findings on it say, or make another agreement that covers this deployment.",
		"severity": "error",
	}}
}

test_not_between_the_two if {
	found := uncovered_pair.findings with input as testing.with_records({
		"pairs": [testing.pair({"agreements": [], "others": ["compact"]})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["error", "{aid} comes to help {host}, and none of the agreements relied on is between the two."]]
	{finding.remedy | some finding in found} == {"Rely on {others}, which would hold between the two."}
}

test_no_agreement_named if {
	found := uncovered_pair.findings with input as testing.with_records({
		"pairs": [testing.pair({"agreements": []})], "deployments": [testing.deployment({"agreements": []})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{aid} comes to help {host}, and no agreement is named on which the two rely."]]
}

test_covered_is_none if {
	found := uncovered_pair.findings with input as testing.with_records({"pairs": [testing.pair({"valid": ["pact"]})]})
	count(found) == 0
}

test_names_what_would_hold if {
	found := uncovered_pair.findings with input as testing.with_records({"pairs": [testing.pair({"others": ["compact"]})]})
	[finding.args.others | some finding in found] == [{"list": [{"agreement": "compact"}]}]
}

test_counts_what_it_looked_at if {
	considered := uncovered_pair.considered with input as testing.with_records({"pairs": [testing.pair({})]})
	considered == 1
}

test_nothing_named_has_the_rules_own_remedy if {
	found := uncovered_pair.findings with input as testing.with_records({"pairs": [testing.pair({"agreements": []})]})
	count(found) == 1
	every finding in found { not finding.remedy }
}
