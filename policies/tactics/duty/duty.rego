# METADATA
# scope: package
# title: Two duties before or after one tactic
# description: |
#   Both sides ask for warnings, time to leave or a report, in different measure. Both can be met
#   by whoever knows of both.
# custom:
#   id: tactics/duty
#   severity: note
#   remedy: Put the more demanding of each on one card for these officers and their supervisors.
#   step: put both duties on one card
#   seeds: [004/protest-tactics]
package roe.rules.tactics.duty

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash))) if some clash in _clashes

_clashes := lib.on(input.clashes.duty, "tactics")

_why(clash) := "Officers who stand side by side then do it differently, and nobody has said which holds for both." if {
	lib.host_alone(clash)
} else := "The higher number keeps both." if {
	clash.reason == "count"
} else := "Each has its own clock, and the shorter one decides." if {
	clash.reason == "deadline"
} else := "Each office named must be told by itself." if {
	clash.reason == "recipients"
} else := "Who keeps the more demanding rule keeps both."
