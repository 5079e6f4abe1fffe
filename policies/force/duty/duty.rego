# METADATA
# scope: package
# title: Two duties follow one use of force
# description: |
#   Host and helper both want the use of force reported, by different times or to different
#   offices. Where both rules bind the helpers, both can be met, if officers know of both. Where
#   the host's binds its own officers alone, somebody has to say whether the helpers report to it.
# custom:
#   id: force/duty
#   severity: note
#   remedy: "Put both duties on one card for these officers: to whom, by when, on whose form."
#   step: write on one card who reports to whom, and by when
#   seeds: [004/use-of-force]
package roe.rules.force.duty

import data.roe.lib

considered := count(_clashes)

findings contains object.union(_remedy(clash), lib.finding(clash, lib.weight(clash), lib.because(clash, _why(clash)))) if {
	some clash in _clashes
}

_clashes := lib.on(input.clashes.duty, "force")

# Until somebody says so, a report to the host is not owed.
_remedy(clash) := {"remedy": "Agree whether officers of {aid} report to {host} as well, to whom and by when; until then they report by their own rule."} if {
	lib.host_alone(clash)
	_to_the_host(clash)
} else := {}

_to_the_host(clash) if {
	some action in clash.actions
	startswith(action, "force/report")
	action != "force/report-public"
}

_why(clash) := "Nobody has said that officers of {aid} owe {host} a report." if {
	lib.host_alone(clash)
	_to_the_host(clash)
} else := "Each keeps its own clock, and nobody has said that one holds for both." if {
	lib.host_alone(clash)
} else := "Each report has its own clock, and the shorter one decides by when the facts are written down." if {
	clash.reason == "deadline"
	some action in clash.actions
	startswith(action, "force/report")
} else := "Each has its own clock, and the shorter one decides." if {
	clash.reason == "deadline"
} else := "Each of the two wants its own report; one does not stand in for the other." if {
	clash.reason == "recipients"
} else := "Who keeps the more demanding rule keeps both."
