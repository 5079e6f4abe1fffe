# METADATA
# scope: package
# title: The host's norm on force does not reach its helpers
# description: |
#   The host forbids or requires something of its own officers, and nothing
#   extends that to the officers who come to help. They bring their own rules,
#   and the public meets two rules in one line of officers.
# custom:
#   id: force/unreached
#   severity: error
#   remedy: Agree on a clause that the host's rules govern this kind of force, or keep it out of the helpers' tasks.
#   seeds: [004/use-of-force]
package roe.rules.force.unreached

import data.roe.lib

considered := count(_open)

_open := [clash | some clash in input.clashes.unreached; clash.topic == "force"]

findings contains object.union(lib.about(clash), {
	"severity": lib.severity_in_play(clash),
	"message": "Given {situation}, {aid} may {action} {approvals} ({own}). {host} forbids it to its own officers ({ban}), and nothing extends that to {aid}.",
	"args": {
		"situation": {"situation": clash.id},
		"aid": {"agencies": clash.right.agencies},
		"action": {"actions": clash.actions},
		"approvals": {"approvals": clash.right.approvals},
		"own": {"norms": clash.right.norms},
		"host": {"agencies": clash.left.agencies},
		"ban": {"norms": clash.left.norms},
	},
}) if {
	some clash in _open
	not clash.settled
	clash.left.position == "prohibited"
	clash.right.position == "permitted"
}
