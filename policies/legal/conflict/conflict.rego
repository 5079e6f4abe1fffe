# METADATA
# scope: package
# title: Rules on what officers may lawfully do do not fit together
# description: |
#   Arrest powers, immigration enforcement, face recognition and presence at polling places are
#   ruled by law more than by manuals, and the law of the place counts.
# custom:
#   id: legal/conflict
#   severity: error
#   remedy: Have counsel of both agencies state what these officers may do there, and keep the rest out of their tasks.
#   seeds: [000/immigration, 004/election-law]
package roe.rules.legal.conflict

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.every_kind("legal")

_why(clash) := "What is done there without lawful power falls with it: the arrest, the evidence, and the officers' protection." if {
	"arrest/make" in clash.actions
} else := "Near a polling place this can itself be an offence." if {
	"poll/present" in clash.actions
} else := "Here the law of the place counts, and not habit."
