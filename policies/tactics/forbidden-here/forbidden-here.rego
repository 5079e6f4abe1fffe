# METADATA
# scope: package
# title: Officers may use a tactic at home that they must not use there
# description: |
#   Formations are drilled. Officers repeat what they drilled at home unless they are told that it
#   is forbidden where they go.
# custom:
#   id: tactics/forbidden-here
#   severity: note
#   remedy: Brief these officers and their supervisors before they deploy.
#   step: brief officers on what they must not do there
#   seeds: [004/protest-tactics, 004/two-way]
package roe.rules.tactics.forbidden_here

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.forbidden_here, "tactics")

_why(clash) := "A step that nobody drilled is left out: they have to be told before they deploy." if {
	clash.left.position == "required"
} else := "They have to know before they deploy whom to ask." if {
	clash.reason == "asks-more"
} else := "They drilled it at home and have to be told before they deploy."
