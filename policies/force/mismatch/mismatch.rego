# METADATA
# scope: package
# title: Officers side by side stand under different rules on force
# description: |
#   Agencies on one assignment are not only to be compared with the host. Where one may and the
#   other must not, force shifts to the line that may.
# custom:
#   id: force/mismatch
#   severity: warning
#   remedy: Agree on one rule for the assignment, or give the agencies different posts.
#   step: agree on one rule for officers who stand side by side
#   seeds: [004/use-of-force]
package roe.rules.force.mismatch

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.mismatch, "force")

_why := "People in front of the line cannot tell which rule the officer who faces them follows."
