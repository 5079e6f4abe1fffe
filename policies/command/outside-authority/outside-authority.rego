# METADATA
# scope: package
# title: An agency commands another's officers and nothing gives it the command
# description: |
#   A host commands those who come to help it. Any other agency needs a ground: an agreement in
#   force, or a law. Officers need not obey an order from outside that chain, and who gave it
#   answers for it alone. Over local officers, an agency of the state or of the nation needs a text
#   that says so.
# custom:
#   id: command/outside-authority
#   severity: warning
#   remedy: Write into an agreement that these agencies sign that the holder of this post commands their officers, or give the post to an officer of the host.
#   step: write down what gives one agency command of another's officers
#   seeds: [004/command-control, 003/chain-of-command, 003/jurisdiction]
package roe.rules.command.outside_authority

import data.roe.lib

considered := count(input.superiors)

findings contains lib.record(first, {
	"severity": severity,
	"cause": concat(" ", ["outside authority", agency, severity]),
	"message": "{period} officers of {over} work under {positions}, and nothing gives {agency} command over them: it neither hosts the event nor polices the place, and no agreement in force for them and no law in this book says so.",
	"args": {
		"period": {"interval": period},
		"over": {"agencies": over},
		"positions": {"list": [{"position": id} | some id in positions]},
		"agency": {"agency": agency},
	},
	"agencies": array.concat([agency], over),
	"places": array.concat(lib.position_places(first, positions), lib.assignment_places(first, assignments)),
	"during": period,
}) if {
	some [book, deployment, agency, severity], group in _groups
	first := {"book": book, "deployment": deployment}
	over := sort({one.over | some one in group})
	positions := sort({id | some one in group; some id in one.positions})
	assignments := sort({one.assignment | some one in group})
	period := lib.whole(group)
}

_groups[[one.book, one.deployment, one.agency, _severity(one)]] contains one if {
	some one in input.superiors
	not one.hosts
	not one.territory
	not _own_choice(one)
	(count(one.clauses) + count(one.grants)) + count(one.unread) == 0
}

# _own_choice: a host may put its own officers under a partner by its own plan,
# but under a federal agency only by law or agreement.
_own_choice(one) if {
	one.consents
	lib.agencies[[one.book, one.agency]].kind != "federal"
}

_severity(one) := "error" if {
	lib.agencies[[one.book, one.agency]].kind in _wider
	not lib.agencies[[one.book, one.over]].kind in _wider
} else := "warning"

_wider := {"federal", "guard", "state"}
