package roe.rules.command.scope_mismatch_test

import data.roe.rules.command.scope_mismatch
import data.roe.testing

_run(scope, moments) := testing.with_records({
	"command_moments": [testing.moment(moment) | some moment in moments],
	"commands": [testing.command({"scope": scope})],
})

test_scene_kept if {
	found := scope_mismatch.findings with input as _run(testing.said("complete-scene-management"), [{}])
	found == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {"host": {"agency": "riverton"}},
		"book": "b",
		"cause": "scene kept",
		"clash": "",
		"deployment": "day",
		"message": "{host} asks others to manage the whole scene, and keeps the incident command all the time.",
		"places": [{"path": "deployments.day.command", "role": "command"}],
		"severity": "warning",
	}}
}

test_scene_given_away if {
	found := scope_mismatch.findings with input as _run(testing.said("assistance-only"), [{}, {"agencies": ["harbor"], "commanders": ["night"], "during": testing.evening}])
	[[one.severity, one.cause, one.agencies, one.args.period, count(one.places)] | some one in found] == [["warning", "scene given away", ["riverton", "harbor"], {"interval": testing.evening}, 2]]
}

test_none if {
	given := scope_mismatch.findings with input as _run(testing.said("complete-scene-management"), [{}, {"agencies": ["harbor"]}])
	count(given) == 0
	shared := scope_mismatch.findings with input as _run(testing.said("assistance-only"), [{"agencies": ["harbor", "riverton"]}, {"agencies": []}])
	count(shared) == 0
	unsaid := scope_mismatch.findings with input as _run(testing.unsaid, [{"agencies": ["harbor"]}])
	count(unsaid) == 0
	nobody := scope_mismatch.findings with input as _run(testing.said("complete-scene-management"), [{"agencies": []}])
	count(nobody) == 0
}

test_command_elsewhere_does_not_count if {
	found := scope_mismatch.findings with input as testing.with_records({
		"command_moments": testing.strangers(testing.moment({"agencies": ["harbor"]})),
		"commands": [testing.command({"scope": testing.said("assistance-only")})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := scope_mismatch.considered with input as testing.with_records({"commands": [
		testing.command({"scope": testing.said("assistance-only")}),
		testing.command({"scope": testing.said("assistance-only"), "deployment": "night"}),
		testing.command({"scope": testing.unsaid}),
	]})
	considered == 2
}
