# METADATA
# scope: package
# title: Rules on who answers for what do not fit together
# description: |
#   Names and badges, custody of arrestees, complaints and evidence: when agencies work together
#   somebody has to be able to say afterwards who did what.
# custom:
#   id: accountability/conflict
#   severity: error
#   remedy: Agree on one rule for the deployment, and brief it.
#   step: agree on one rule on who answers for what
#   seeds: [002/352.2]
package roe.rules.accountability.conflict

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.every_kind("accountability")

_why(clash) := "Otherwise people who complain cannot say of whom." if {
	some action in clash.actions
	startswith(action, "identity/")
} else := "Afterwards nobody can say for certain who had charge of it."
