package roe.rules.request.after_the_fact_test

import data.roe.rules.request.after_the_fact
import data.roe.testing

test_fires if {
	found := after_the_fact.findings with input as _run(_late)
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {
			"began": {"instant": "2026-11-03T06:00:00-08:00"},
			"from": {"agency": "riverton"},
			"made": {"instant": "2026-11-04"},
			"to": {"agency": "harbor"},
		},
		"book": "b",
		"cause": "late r1",
		"clash": "",
		"deployment": "day",
		"message": "{from} asked {to} for help only on {made}, after the part of {to} had begun ({began}): until then its officers acted on nobody's request.",
		"places": [{"path": "deployments.day.requests.r1", "role": "request"}],
		"severity": "warning",
	}}
}

test_granted_late if {
	found := after_the_fact.findings with input as _run({"granted_on": testing.said("2026-11-04"), "granted_late": true})
	[finding.message | some finding in found] == ["The request of {from} to {to} was granted only on {granted}, after the part of {to} had begun ({began}): until then its officers acted without leave to be there."]
}

test_in_time_is_none if {
	found := after_the_fact.findings with input as _run({"made": testing.said("2026-10-01")})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	every case in [[_late, 1], [{"granted_on": testing.said("2026-10-01")}, 1], [{}, 0]] {
		considered := after_the_fact.considered with input as _run(case[0])
		considered == case[1]
	}
}

_late := {"made": testing.said("2026-11-04"), "late": true}

_run(changes) := testing.with_records({"requests": [testing.request(changes)]})
