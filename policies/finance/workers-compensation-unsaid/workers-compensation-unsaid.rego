# METADATA
# scope: package
# title: Nothing says whose workers' compensation covers a helper
# description: |
#   An officer who is hurt in another town may find that the own employer's cover ends at the
#   border and the host's never began.
# custom:
#   id: finance/workers-compensation-unsaid
#   severity: warning
#   remedy: Agree whose workers' compensation covers the officers who come to help.
#   step: say whose workers' compensation covers helpers
#   seeds: [003/liability, 003/cost-sharing]
package roe.rules.finance.workers_compensation_unsaid

import data.roe.lib

_subject := {"finance/workers-compensation"}

considered := count(lib.bearings_on(_subject))

findings contains lib.unsettled(bearing, "warning", "An officer who is hurt may then fall between two covers.") if {
	some bearing in lib.bearings_on(_subject)
	lib.unborne(bearing)
}
