# METADATA
# scope: package
# title: Nothing says who answers for claims
# description: |
#   After force was used, people sue the officers, their agency and the city that asked for help.
#   Cities have paid millions and gone to court against one another over whose bill it was. Custom is
#   no clause.
# custom:
#   id: finance/no-indemnity
#   severity: error
#   remedy: Before anybody comes, agree in writing who answers for claims, who defends them, and for whose acts.
#   step: say who answers for claims
#   seeds: [003/liability, 004/agreements-up-to-date]
package roe.rules.finance.no_indemnity

import data.roe.lib

_subject := {"finance/liability"}

considered := count(lib.bearings_on(_subject))

findings contains lib.unsettled(bearing, _severity(bearing), "Each can then point at the other.") if {
	some bearing in lib.bearings_on(_subject)
	lib.unborne(bearing)
}

_severity(bearing) := "error" if {
	lib.may_use_force(bearing)
} else := "warning"
