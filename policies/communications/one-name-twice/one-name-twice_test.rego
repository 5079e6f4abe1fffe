package roe.rules.communications.one_name_twice_test

import data.roe.rules.communications.one_name_twice
import data.roe.testing

test_found if {
	found := one_name_twice.findings with input as testing.with_records({"channel_pairs": [testing.channel_pair({"same": false, "same_name": true})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"one": {"channel": "a"}},
		"book": "b",
		"cause": "one name a b",
		"clash": "",
		"deployment": "",
		"message": "{one} stands for two channels that do not hear each other.",
		"places": [{"path": "channels.a", "role": "channel"}, {"path": "channels.b", "role": "other channel"}],
		"severity": "warning",
	}}
}

test_other_kind_is_none if {
	found := one_name_twice.findings with input as testing.with_records({"channel_pairs": [testing.channel_pair({})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := one_name_twice.considered with input as testing.with_records({"channels": [testing.channel({})]})
	considered == 1
}
