package roe.rules.command.may_not_serve_test

import data.roe.rules.command.may_not_serve
import data.roe.testing

_run(superiors) := testing.with_records({
	"superiors": superiors,
	"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops"})],
})

test_fires if {
	found := may_not_serve.findings with input as _run([
		testing.superior({"bans": ["manual#308.4"], "during": testing.morning}),
		testing.superior({"bans": ["manual#308.4"], "during": testing.evening}),
	])
	found == {{
		"actions": [],
		"agencies": ["harbor", "coast"],
		"args": {
			"agency": {"agency": "harbor"},
			"norms": {"norms": ["manual#308.4"]},
			"over": {"agency": "coast"},
			"period": {"interval": testing.day_long},
			"positions": {"list": [{"position": "ops"}]},
		},
		"book": "b",
		"cause": "may not serve coast harbor",
		"clash": "",
		"deployment": "day",
		"during": testing.day_long,
		"message": "{period} officers of {over} work under {positions}, and by their own rules ({norms}) they must not serve under {agency}.",
		"places": [
			{"path": "instruments.manual.norms.\"308.4\"", "role": "own rule"},
			{"path": "deployments.day.command.positions.ops", "role": "position"},
			{"path": "deployments.day.assignments.line", "role": "assignment"},
		],
		"severity": "error",
	}}
}

test_without_a_ban_is_none if {
	found := may_not_serve.findings with input as _run([testing.superior({})])
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := may_not_serve.considered with input as _run([testing.superior({})])
	considered == 1
}
