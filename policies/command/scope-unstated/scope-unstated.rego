# METADATA
# scope: package
# title: Nothing says whether help or complete scene management is asked for
# description: |
#   Whoever asks for help should say whether it asks for assistance only or hands over the scene.
#   It decides who commands and who answers for what is done.
# custom:
#   id: command/scope-unstated
#   severity: note
#   remedy: State in the request or in the command structure which of the two is asked for.
#   step: say whether help or complete scene management is asked for
#   seeds: [002/352.4]
package roe.rules.command.scope_unstated

import data.roe.lib

considered := count(input.commands)

findings contains lib.record(command, {
	"severity": "note",
	"cause": "scope unstated",
	"message": "Nothing says whether {host} asks for assistance only or hands over the whole scene.",
	"args": {
		"host": {"agency": deployment.host},
	},
	"agencies": [deployment.host],
	"places": [{"role": "command", "path": command.path}],
}) if {
	some command in input.commands
	not command.scope.stated
	deployment := lib.deployments[[command.book, command.deployment]]
	count(lib.helpers(deployment)) > 0
}
