package roe.rules.communications.no_data_access_test

import data.roe.rules.communications.no_data_access
import data.roe.testing

findings(link, member) := found if {
	found := no_data_access.findings with input as testing.with_records({
		"data_links": [testing.data_link(link)], "data_members": [testing.data_member(member)],
	})
}

test_without if {
	findings({}, {}) == {{
		"actions": [],
		"agencies": ["harbor"],
		"args": {"members": {"list": [{"member": "h1"}]}, "link": {"data": "dispatch"}, "use": {"words": "dispatch"}},
		"book": "b",
		"cause": "no access dispatch",
		"clash": "",
		"deployment": "day",
		"message": "{members} have no access to {link}, on which the plan counts for {use}.",
		"places": [
			{"path": "deployments.day.radio.data.dispatch", "role": "data system"},
			{"path": "deployments.day.units.h1", "role": "member"},
		],
		"severity": "warning",
	}}
}

test_every_use_has_words if {
	every use in ["cad", "messaging", "location", "video", "files"] {
		count(findings({"use": use}, {})) == 1
	}
}

test_access_is_none if {
	count(findings({}, {"access": true})) == 0
}

test_not_known_is_none if {
	count(findings({}, {"known": false})) == 0
}

test_members_of_others_are_none if {
	every change in [{"book": "other"}, {"deployment": "other"}, {"link": "video"}] {
		count(findings({}, change)) == 0
	}
}

test_counts_what_it_looked_at if {
	considered := no_data_access.considered with input as testing.with_records({"data_members": [testing.data_member({})]})
	considered == 1
}
