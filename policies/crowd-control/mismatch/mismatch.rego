# METADATA
# scope: package
# title: Officers side by side stand under different rules on crowd-control tools
# description: |
#   One agency holds the tool and the one beside it must not use it. Commanders then route around
#   the ban, knowingly or not.
# custom:
#   id: crowd-control/mismatch
#   severity: warning
#   remedy: Agree on one list of tools for the assignment, or give the agencies different posts.
#   step: agree on one rule for officers who stand side by side
#   seeds: [004/crowd-control-equipment]
package roe.rules.crowd_control.mismatch

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.mismatch, "crowd-control")

_why := "Whether it is used then depends on who happens to stand there."
