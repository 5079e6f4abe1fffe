package roe.rules.communications.shared_means_test

import data.roe.rules.communications.shared_means
import data.roe.testing

test_cache if {
	found := shared_means.findings with input as testing.with_records({"radio_repairs": [testing.radio_repair({"radios": 12, "in_cache": 20})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {
			"nets": {"list": [{"net": "tac"}, {"net": "two"}]},
			"radios": {"number": 12, "one": "radio", "many": "radios", "sensitive": "numbers"},
			"cache": {"number": 20, "one": "", "many": "", "sensitive": "numbers"},
		},
		"book": "b",
		"cause": "shared means",
		"clash": "",
		"deployment": "day",
		"message": "{nets} compete for the same means. The least that makes them all whole is {radios} of the {cache} in the cache.",
		"places": [{"path": "deployments.day.radio", "role": "radio plan"}],
		"severity": "note",
	}}
}

test_everything if {
	found := shared_means.findings with input as testing.with_records({"radio_repairs": [testing.radio_repair({
		"radios": 12,
		"gateways": 1,
		"liaisons": 2,
		"programs": 3,
		"left": ["three"],
	})]})
	{finding.message | some finding in found} == {"{nets} compete for the same means. The least that makes them all whole is {radios} of the {cache} in the cache, {gateways} of the {has} there, {liaisons}, {programs}. Nothing in the plan is left for {left}."}
}

test_channels_alone if {
	found := shared_means.findings with input as testing.with_records({"radio_repairs": [testing.radio_repair({})]})
	{finding.message | some finding in found} == {"{nets} compete for the same means. The least that makes them all whole is a change of channels alone."}
}

test_each_for_itself_is_none if {
	found := shared_means.findings with input as testing.with_records({"radio_repairs": [testing.radio_repair({"shared": false})]})
	count(found) == 0
}

test_one_of_each if {
	found := shared_means.findings with input as testing.with_records({"radio_repairs": [testing.radio_repair({"radios": 1, "gateways": 1, "liaisons": 1, "programs": 1, "left": ["three"]})]})
	[finding.args.left | some finding in found] == [{"list": [{"net": "three"}]}]
	every finding in found {
		contains(finding.message, "{radios} of the {cache} in the cache, {gateways} of the {has} there, {liaisons}, {programs}.")
	}
}

test_counts_what_it_looked_at if {
	considered := shared_means.considered with input as testing.with_records({"radio_repairs": [testing.radio_repair({})]})
	considered == 1
}
