# METADATA
# scope: package
# title: Officers arrive without supervisors of their own
# description: |
#   Officers take orders best from their own supervisor, who knows their rules and can say no for
#   them. One for about seven officers is the common measure.
# custom:
#   id: command/supervisors-per-officers
#   severity: warning
#   remedy: Have the agency send a supervisor along, or name a host supervisor who was briefed on its rules.
#   step: have agencies send supervisors along
#   seeds: [004/command-control]
package roe.rules.command.supervisors_per_officers

import data.roe.lib

considered := count([unit | some unit in _arriving; unit.officers.stated])

findings contains lib.record(unit, {
	"severity": "warning",
	"cause": concat(" ", ["no supervisor", unit.id]),
	"message": "{unit} comes with {officers} and no supervisor.",
	"args": {
		"unit": {"unit": unit.id},
		"officers": {"number": unit.officers.value, "one": "officer", "many": "officers", "sensitive": "numbers"},
	},
	"agencies": [unit.agency],
	"places": [{"role": "unit", "path": unit.path}],
}) if {
	some unit in _arriving
	unit.officers.value > 1
	unit.supervisors.stated
	unit.supervisors.value == 0
}

findings contains lib.record(unit, {
	"severity": "note",
	"cause": concat(" ", ["supervisor unstated", unit.id]),
	"message": "{unit} comes with {officers}, and nothing says who of its own supervises them.",
	"args": {
		"unit": {"unit": unit.id},
		"officers": {"number": unit.officers.value, "one": "officer", "many": "officers", "sensitive": "numbers"},
	},
	"agencies": [unit.agency],
	"places": [{"role": "unit", "path": unit.path}],
}) if {
	some unit in _arriving
	unit.officers.value > 1
	not unit.supervisors.stated
	not unit.leader.stated
}

findings contains lib.record(unit, {
	"severity": "note",
	"cause": concat(" ", ["few supervisors", unit.id]),
	"message": "{unit} comes with {officers} and {supervisors}, more than seven officers to each.",
	"args": {
		"unit": {"unit": unit.id},
		"officers": {"number": unit.officers.value, "one": "officer", "many": "officers", "sensitive": "numbers"},
		"supervisors": {"number": unit.supervisors.value, "one": "supervisor", "many": "supervisors", "sensitive": "numbers"},
	},
	"agencies": [unit.agency],
	"places": [{"role": "unit", "path": unit.path}],
}) if {
	some unit in _arriving
	unit.supervisors.value > 0
	unit.officers.value > 7 * unit.supervisors.value
}

_arriving := [unit |
	some unit in input.units
	unit.agency != lib.deployments[[unit.book, unit.deployment]].host
]
