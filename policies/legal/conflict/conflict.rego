# METADATA
# scope: package
# title: Rules on what officers may lawfully do do not fit together
# description: |
#   Arrest powers and face recognition are ruled by law more than by manuals, and the law of the
#   place counts.
# custom:
#   id: legal/conflict
#   severity: error
#   remedy: Have counsel of both agencies state what these officers may do there, and keep the rest out of their tasks.
#   step: have counsel state what officers may do there
#   seeds: [004/two-way, 003/jurisdiction]
package roe.rules.legal.conflict

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

# Immigration enforcement and polling places have rules of their own.
_clashes := [clash |
	some clash in lib.every_kind("legal")
	count({"immigration/assist", "poll/present"} & {action | some action in clash.actions}) == 0
]

_why(clash) := "What is done there without lawful power falls with it: the arrest, the evidence, and the officers' protection." if {
	"arrest/make" in clash.actions
} else := "Here the law of the place counts, and not habit."
