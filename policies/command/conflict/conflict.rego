# METADATA
# scope: package
# title: Rules on whom officers may serve under do not fit together
# description: |
#   An agreement or a plan that sends officers under another agency's command meets agencies that
#   forbid it to theirs.
# custom:
#   id: command/conflict
#   severity: error
#   remedy: Leave these officers under supervisors of their own agency, or have that agency change its rule.
#   step: leave officers under supervisors whom their agency allows
#   seeds: [004/command-control, 004/two-way]
package roe.rules.command.conflict

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.every_kind("command")

_why(clash) := "Every order would be one that these officers must not take." if {
	clash.kind in {"against-own-rules", "dilemma", "proxy", "unreached"}
} else := "It should be clear before they arrive under whom they serve."
