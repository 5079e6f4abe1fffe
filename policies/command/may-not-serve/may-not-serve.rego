# METADATA
# scope: package
# title: Officers work under an agency under which they may not serve
# description: |
#   Some agencies forbid their officers to serve under another's command, or under a federal one.
#   A structure that puts them there makes every order one that they must not take.
# custom:
#   id: command/may-not-serve
#   severity: error
#   remedy: Let these officers report to a supervisor of their own or of the host, or have their agency change its rule.
#   step: let officers report to somebody under whom they may serve
#   seeds: [004/command-control, 004/two-way]
package roe.rules.command.may_not_serve

import data.roe.lib

considered := count(input.superiors)

findings contains lib.record(first, {
	"severity": "error",
	"cause": concat(" ", ["may not serve", over, agency]),
	"message": "{period} officers of {over} work under {positions}, and by their own rules ({norms}) they must not serve under {agency}.",
	"args": {
		"period": {"interval": period},
		"over": {"agency": over},
		"positions": {"list": [{"position": id} | some id in positions]},
		"norms": {"norms": norms},
		"agency": {"agency": agency},
	},
	"agencies": [agency, over],
	"places": array.concat(
		array.concat(lib.cites(book, norms, "own rule"), lib.position_places(first, positions)),
		lib.assignment_places(first, assignments),
	),
	"during": period,
}) if {
	some [book, deployment, agency, over], group in _groups
	first := {"book": book, "deployment": deployment}
	norms := sort({id | some one in group; some id in one.bans})
	positions := sort({id | some one in group; some id in one.positions})
	assignments := sort({one.assignment | some one in group})
	period := lib.whole(group)
}

_groups[[one.book, one.deployment, one.agency, one.over]] contains one if {
	some one in input.superiors
	count(one.bans) > 0
}
