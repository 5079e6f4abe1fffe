# METADATA
# scope: package
# title: A word about force means different things to host and helper
# description: |
#   Passive and active resistance, a neck hold, a strike: manuals draw the lines differently. An
#   order that uses the word is then two orders.
# custom:
#   id: force/terms
#   severity: warning
#   remedy: Agree what the word covers for this deployment, and write the meaning out in orders and briefings.
#   step: agree what the words mean
#   seeds: [004/use-of-force, 004/common-terms]
package roe.rules.force.terms

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.terms, "force")

_why := "One order over the radio then allows to some officers what it forbids to others."
