# METADATA
# scope: package
# title: Two duties follow one use of force
# description: |
#   Host and helper both want the use of force reported, by different times or to different
#   offices. Each report has its own clock. Both can be met, if officers know of both.
# custom:
#   id: force/duty
#   severity: note
#   remedy: "Put both duties on one card for these officers: to whom, by when, on whose form."
#   step: put both duties on one card
#   seeds: [004/use-of-force]
package roe.rules.force.duty

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.duty, "force")

_why(clash) := "Each report has its own clock, and the shorter one decides by when the facts are written down." if {
	clash.reason == "deadline"
	some action in clash.actions
	startswith(action, "force/report")
} else := "Each has its own clock, and the shorter one decides." if {
	clash.reason == "deadline"
} else := "Each of the two wants its own report; one does not stand in for the other." if {
	clash.reason == "recipients"
} else := "Who keeps the more demanding rule keeps both."
