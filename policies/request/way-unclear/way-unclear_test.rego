package roe.rules.request.way_unclear_test

import data.roe.rules.request.way_unclear
import data.roe.testing

test_fires if {
	found := way_unclear.findings with input as _run(["compact", "statute"])
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"from": {"agency": "riverton"},
			"to": {"agency": "harbor"},
			"ways": {"list": [{"way": "compact"}, {"way": "statute"}]},
		},
		"book": "b",
		"cause": "unclear compact statute",
		"clash": "",
		"deployment": "day",
		"message": "{from} asks {to} for help, and that can be a request under {ways}: which one is not stated, so none was held against it.",
		"places": [{"path": "deployments.day.requests.r1", "role": "request"}],
		"severity": "note",
	}}
}

test_clear_is_none if {
	found := way_unclear.findings with input as _run(["state"])
	count(found) == 0
}

test_counts_what_it_looked_at if {
	every case in [[["state"], 1], [[], 0]] {
		considered := way_unclear.considered with input as _run(case[0])
		considered == case[1]
	}
}

_run(ways) := testing.with_records({"requests": [testing.request({"ways": ways})]})
