# METADATA
# scope: package
# title: A tactic is required that the officers cannot carry out
# description: |
#   Warnings that everybody hears and exits that stay open need loudspeakers, languages and
#   trained officers.
# custom:
#   id: tactics/incapable
#   severity: error
#   remedy: Lend the equipment or pair these officers with a unit that can, before they deploy.
#   step: equip or train officers for what they must do
#   seeds: [004/protest-tactics]
package roe.rules.tactics.incapable

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.incapable, "tactics")

_why := "If they act all the same, what they do afterwards stands on a missing step."
