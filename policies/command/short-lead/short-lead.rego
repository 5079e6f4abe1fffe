# METADATA
# scope: package
# title: Those who command a planned event began to work together only shortly before
# description: |
#   A command structure that has not worked as one before the event learns during it. For what was
#   known long enough to plan, this rule asks for a week.
# custom:
#   id: command/short-lead
#   severity: warning
#   remedy: Activate the command earlier, or have those who hold it work through the plan together before the event.
#   step: have those who command work through the plan together earlier
#   seeds: [004/command-control, 004/train-together]
package roe.rules.command.short_lead

import data.roe.lib

considered := count([command | some command in input.commands; command.activated.stated])

findings contains lib.record(command, {
	"severity": "warning",
	"cause": "short lead",
	"message": _message(command),
	"args": lib.used(_message(command), {
		"agencies": {"agencies": agencies},
		"activated": {"day": lib.day(command.activated.value)},
		"days": {"number": command.lead_days.value, "one": "day", "many": "days"},
	}),
	"agencies": agencies,
	"places": [{"role": "command", "path": command.path}],
}) if {
	some command in input.commands
	command.planned
	command.lead_days.stated
	command.lead_days.value < _days
	deployment := lib.deployments[[command.book, command.deployment]]
	agencies := deployment.agencies
	count(lib.helpers(deployment)) > 0
}

_days := 7

_message(command) := "The event was planned, and those who command {agencies} began to work together only on {activated}, {days} before it." if {
	command.lead_days.value > 0
} else := "The event was planned, and those who command {agencies} began to work together only on {activated}, when it had begun."
