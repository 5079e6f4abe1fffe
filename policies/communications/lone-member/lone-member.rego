# METADATA
# scope: package
# title: A net has nobody to talk to
# description: |
#   A net of one person, or of none, is a mistake in the plan: somebody was forgotten.
# custom:
#   id: communications/lone-member
#   severity: note
#   remedy: "Put those on the net whom its member is to reach, or leave the net out."
#   step: give the lone member of a net somebody to talk to
#   seeds: [004/communications]
package roe.rules.communications.lone_member

import data.roe.lib

considered := count(input.nets)

findings contains lib.record(net, {
	"severity": "note",
	"cause": concat(" ", ["lone member", net.id]),
	"message": "{member} is alone on {net}.",
	"args": {"net": {"net": net.id}, "member": {"member": net.members[0]}},
	"places": [{"role": "net", "path": net.path}],
}) if {
	some net in input.nets
	count(net.members) == 1
	not _several(net)
}

findings contains lib.record(net, {
	"severity": "note",
	"cause": concat(" ", ["lone member", net.id]),
	"message": "Nobody is on {net}.",
	"args": {"net": {"net": net.id}},
	"places": [{"role": "net", "path": net.path}],
}) if {
	some net in input.nets
	count(net.members) == 0
}

# _several: the one member is a unit of which more than one officer comes, or of
# which nobody has said how many come.
_several(net) if {
	some unit in input.units
	lib.fellows(unit, net)
	unit.id == net.members[0]
	not unit.officers.value == 1
}
