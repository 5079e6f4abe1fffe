package roe.rules.command.unified_incomplete_test

import data.roe.rules.command.unified_incomplete
import data.roe.testing

_run(moment, kind) := testing.with_records({
	"command_moments": [testing.moment(moment)],
	"commands": [testing.command({"kind": testing.said(kind)})],
})

test_fires if {
	found := unified_incomplete.findings with input as _run({"absent": ["campus"]}, "unified")
	found == {{
		"actions": [],
		"agencies": ["riverton", "campus"],
		"args": {
			"absent": {"agencies": ["campus"]},
			"period": {"interval": testing.day_long},
		},
		"book": "b",
		"cause": "unified without campus",
		"clash": "",
		"deployment": "day",
		"during": testing.day_long,
		"message": "{period} the command is said to be unified, and {absent}, who take part and police part of the place as their own, do not belong to it.",
		"places": [{"path": "deployments.day.command", "role": "command"}],
		"severity": "warning",
	}}
}

test_unified_alone if {
	found := unified_incomplete.findings with input as _run({}, "unified")
	{[one.severity, one.cause, one.args.commander] | some one in found} == {["warning", "unified alone", {"position": "ic"}]}
}

test_none if {
	together := unified_incomplete.findings with input as _run({"commanders": ["ic", "ic2"]}, "unified")
	count(together) == 0
	single := unified_incomplete.findings with input as _run({"absent": ["campus"]}, "single")
	count(single) == 0
	nobody := unified_incomplete.findings with input as _run({"commanders": [], "absent": ["campus"]}, "unified")
	count(nobody) == 0
}

test_counts_what_it_looked_at if {
	considered := unified_incomplete.considered with input as _run({}, "unified")
	considered == 1
}
