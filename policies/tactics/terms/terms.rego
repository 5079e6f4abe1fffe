# METADATA
# scope: package
# title: A word about tactics means different things to host and helper
# description: |
#   Passive and active resistance, unlawful assembly and riot: the same behaviour of a crowd has
#   different names in different manuals, and the order follows the name.
# custom:
#   id: tactics/terms
#   severity: warning
#   remedy: Agree what the word covers for this deployment, and write the meaning out in orders and briefings.
#   step: agree what the words mean
#   seeds: [004/protest-tactics, 004/common-terms]
package roe.rules.tactics.terms

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.terms, "tactics")

_why := "The same crowd then has two names, and each line acts on its own."
