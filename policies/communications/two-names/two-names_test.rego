package roe.rules.communications.two_names_test

import data.roe.rules.communications.two_names
import data.roe.testing

test_found if {
	found := two_names.findings with input as testing.with_records({"channel_pairs": [testing.channel_pair({})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"one": {"channel": "a"}, "other": {"channel": "b"}},
		"book": "b",
		"cause": "two names a b",
		"clash": "",
		"deployment": "",
		"message": "{one} and {other} are two names for one channel.",
		"places": [{"path": "channels.a", "role": "channel"}, {"path": "channels.b", "role": "other channel"}],
		"severity": "note",
	}}
}

test_other_kind_is_none if {
	found := two_names.findings with input as testing.with_records({"channel_pairs": [testing.channel_pair({"same": false, "same_name": true})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := two_names.considered with input as testing.with_records({"channels": [testing.channel({})]})
	considered == 1
}
