# METADATA
# scope: package
# title: The command does not fit the help that is asked for
# description: |
#   Who asks for assistance only keeps the command, and who asks for complete scene management gives
#   it away. A structure that says the opposite leaves open who answers for what is done.
# custom:
#   id: command/scope-mismatch
#   severity: warning
#   remedy: Correct what is asked for, or who holds the command.
#   step: make the command fit the help that is asked for
#   seeds: [002/352.4]
package roe.rules.command.scope_mismatch

import data.roe.lib

considered := count([command | some command in input.commands; command.scope.stated])

findings contains lib.record(command, {
	"severity": "warning",
	"cause": "scene kept",
	"message": "{host} asks others to manage the whole scene, and keeps the incident command all the time.",
	"args": {"host": {"agency": host}},
	"agencies": [host],
	"places": [{"role": "command", "path": command.path}],
}) if {
	some command in input.commands
	command.scope.value == "complete-scene-management"
	host := lib.deployments[[command.book, command.deployment]].host
	held := {agency | some moment in _held(command); some agency in moment.agencies}
	held == {host}
}

findings contains lib.record(command, {
	"severity": "warning",
	"cause": "scene given away",
	"message": "{host} asks for assistance only, and {period} {commanders} holds the command without it.",
	"args": {
		"host": {"agency": host},
		"period": {"interval": moment.during},
		"commanders": {"list": [{"position": id} | some id in moment.commanders]},
	},
	"agencies": array.concat([host], moment.agencies),
	"places": [
		{"role": "command", "path": moment.path},
		{"role": "scope", "path": command.path},
	],
	"during": moment.during,
}) if {
	some command in input.commands
	command.scope.value == "assistance-only"
	host := lib.deployments[[command.book, command.deployment]].host
	some moment in _held(command)
	not host in moment.agencies
}

_held(command) := [moment |
	some moment in input.command_moments
	moment.book == command.book
	moment.deployment == command.deployment
	count(moment.agencies) > 0
]
