# METADATA
# scope: package
# title: A word for a crowd-control tool covers different things for host and helper
# description: |
#   “Tear gas” takes in pepper spray in one state and leaves it out in another; “less-lethal
#   projectile” may or may not take in flash-bangs; a launcher is not its round.
# custom:
#   id: crowd-control/terms
#   severity: warning
#   remedy: List the agents, rounds and launchers by name in the agreement or the operation order instead of using the word.
#   step: agree what the words mean
#   seeds: [004/crowd-control-equipment, 004/common-terms]
package roe.rules.crowd_control.terms

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.terms, "crowd-control")

_why(clash) := "A launcher is not its round: who bans the one has not said anything of the other." if {
	some action in clash.actions
	contains(action, "launcher")
} else := "A ban or an order that uses the word takes in a tool for some officers and leaves it to others."
