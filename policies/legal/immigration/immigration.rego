# METADATA
# scope: package
# title: Officers would take part in immigration enforcement that their law forbids
# description: |
#   Some states and cities keep their officers out of immigration enforcement, whoever asks and
#   whatever the assignment is called. A helper who brings such work to a host that forbids it, or a
#   host that asks it of a helper, has the officers break the law that binds them.
# custom:
#   id: legal/immigration
#   severity: error
#   remedy: Take it out of the request and out of the tasks, and say in the agreement that no party's officers are used for it.
#   step: take immigration enforcement out of requests and tasks
#   seeds: [000/immigration]
package roe.rules.legal.immigration

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, _severity(clash), lib.because(clash, "No heading of the assignment changes that.")) if {
	some clash in _clashes
}

_clashes := lib.about("immigration/assist")

# What is planned breaks the law or the rule that forbids it on the day.
_severity(clash) := "error" if {
	lib.weight(clash)
	clash.exposure.planned
} else := lib.weight(clash)
