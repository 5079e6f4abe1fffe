# METADATA
# scope: package
# title: Rules on tasks and roles do not fit together
# description: |
#   What helpers are there to do has to be something that they may do, that their own agency
#   offers, and that the host's safeguards allow: an escort by a host officer above all.
# custom:
#   id: roles/conflict
#   severity: error
#   remedy: Give the task to an agency that may do it, or agree in writing which rule applies.
#   step: give tasks to agencies that may do them
#   seeds: [004/roles]
package roe.rules.roles.conflict

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.every_kind("roles")

_why(clash) := "The task stays undone, or is done against a rule." if {
	clash.kind in {"against-own-rules", "dilemma", "proxy"}
} else := "Where the safeguard is missing, helpers act alone in a place that they do not know." if {
	"escort/host-officer" in clash.actions
} else := "It should be clear before they arrive who does what."
