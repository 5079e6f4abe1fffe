# METADATA
# scope: package
# title: A unit cannot reach its supervisor by radio
# description: |
#   Whoever directs a unit must be on the net on which it works, or orders and calls for help go
#   through others.
# custom:
#   id: communications/supervisor-off-net
#   severity: warning
#   remedy: "Put the supervisor on the net of the units that report there."
#   step: put supervisors on the nets of their units
#   seeds: [004/communications]
package roe.rules.communications.supervisor_off_net

import data.roe.lib

considered := count(input.reports)

findings contains lib.record(report, {
	"severity": "warning",
	"cause": concat(" ", ["supervisor off net", report.assignment, supervisor]),
	"message": "{units} work on {nets}, and {supervisor}, to whom they report, is on no net with them.",
	"args": {
		"units": {"list": [{"unit": unit} | some unit in apart]},
		"nets": {"list": [{"net": id} | some id in {net.id | some unit in apart; some net in _tactical(report, unit)}]},
		"supervisor": {"position": supervisor},
	},
	"agencies": [agency | some agency in {unit.agency | some unit in input.units; unit.id in apart; lib.fellows(unit, report)}],
	"places": array.concat(
		[{"role": "assignment", "path": report.path}],
		lib.position_places(report, [supervisor]),
	),
}) if {
	some report in input.reports
	some supervisor in report.supervisors
	apart := [unit |
		some unit in lib.assignments[[report.book, report.deployment, report.assignment]].units
		count(_tactical(report, unit)) > 0
		not _meet(report, unit, supervisor)
	]
	count(apart) > 0
}

_tactical(report, unit) := [net |
	some net in lib.nets_of(report)
	net.use == "tactical"
	unit in net.members
]

_meet(report, unit, supervisor) if {
	some net in lib.nets_of(report)
	unit in net.members
	supervisor in net.members
}
