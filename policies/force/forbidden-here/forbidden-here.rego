# METADATA
# scope: package
# title: Officers may use force at home that they must not use there
# description: |
#   Officers fall back on what they were trained in. Where the rule of the place is narrower than
#   their own they have to be told before they leave.
# custom:
#   id: force/forbidden-here
#   severity: note
#   remedy: Brief these officers on it before they deploy, and leave at home what serves nothing else.
#   step: brief officers on what they must not do there
#   seeds: [004/use-of-force, 004/two-way]
package roe.rules.force.forbidden_here

import data.roe.lib

considered := count(_clashes)

findings contains object.union(_remedy(clash), lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash)))) if some clash in _clashes

_clashes := lib.on(input.clashes.forbidden_here, "force")

_why(clash) := "What one never had to do at home is forgotten first: they have to be told before they deploy." if {
	clash.left.position == "required"
} else := "They have to know before they deploy whom to ask." if {
	clash.reason == "asks-more"
} else := "Under stress officers do what they do at home: they have to be told before they deploy."

# What clauses leave open goes before it.
_remedy(clash) := {"remedy": "Brief these officers on it before they deploy, with a card that says what they must do and by when."} if {
	clash.left.position == "required"
} else := {}
