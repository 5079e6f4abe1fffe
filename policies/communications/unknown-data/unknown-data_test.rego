package roe.rules.communications.unknown_data_test

import data.roe.rules.communications.unknown_data
import data.roe.testing

findings(member) := found if {
	found := unknown_data.findings with input as testing.with_records({"data_members": [testing.data_member(member)]})
}

test_unknown if {
	findings({"known": false}) == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"agency": {"agency": "harbor"}, "links": {"list": [{"data": "dispatch"}]}},
		"book": "b",
		"cause": "unknown data harbor",
		"clash": "",
		"deployment": "day",
		"message": "Nothing says whether {agency} can use {links}.",
		"places": [{"path": "deployments.day.radio.data.dispatch", "role": "data system"}],
		"severity": "note",
	}}
}

test_known_is_none if {
	count(findings({})) == 0
}

test_members_of_others_are_none if {
	every change in [{"book": "other"}, {"deployment": "other"}, {"agency": ""}] {
		count(findings(object.union({"known": false}, change))) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := unknown_data.considered with input as testing.with_records({"data_members": [testing.data_member({})]})
	considered == 1
}
