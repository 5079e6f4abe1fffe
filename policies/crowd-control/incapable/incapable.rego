# METADATA
# scope: package
# title: A crowd-control duty that the officers cannot meet
# description: |
#   Warnings that can be heard, a certified operator, medical aid at hand: a rule that requires
#   them bars the tool to those who come without.
# custom:
#   id: crowd-control/incapable
#   severity: error
#   remedy: Send officers who are trained and equipped for it, lend the equipment, or leave the tools that bring the duty up at home.
#   step: equip or train officers for what they must do
#   seeds: [004/crowd-control-equipment]
package roe.rules.crowd_control.incapable

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.incapable, "crowd-control")

_why := "Without it any use of these tools starts with a breach."
