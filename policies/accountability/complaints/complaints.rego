# METADATA
# scope: package
# title: Two documents give complaints to different agencies
# description: |
#   A complaint that two agencies investigate ends in two results; one that each leaves to the
#   other is never investigated.
# custom:
#   id: accountability/complaints
#   severity: warning
#   remedy: Say in the agreement who takes complaints, who investigates them, and who tells whom.
#   step: say who takes and investigates complaints
#   seeds: [003/jurisdiction]
package roe.rules.accountability.complaints

import data.roe.lib

considered := count([answer | some answer in input.answers; answer.subject == "accountability/complaints"])

findings contains lib.dispute(one, other, "Asked {subject},") if {
	some [one, other] in lib.contrary
	one.subject == "accountability/complaints"
}
