# METADATA
# scope: package
# title: Nothing says who pays for the help
# description: |
#   Overtime, lodging and travel come due whether or not anybody agreed on them. Some agreements
#   have each agency pay its own, others the host, at once or after so many hours.
# custom:
#   id: finance/costs-unsaid
#   severity: warning
#   remedy: Agree who pays the officers and their costs, from which hour on, and up to what sum.
#   step: say who pays
#   seeds: [003/cost-sharing]
package roe.rules.finance.costs_unsaid

import data.roe.lib

considered := count(lib.bearings_on({"finance/costs"}))

# Who pays the officers and who pays for the help is one question to those who
# get the bill.
findings contains lib.unsettled(costs, "warning", "It is then argued when the bill comes.") if {
	some costs in lib.bearings_on({"finance/costs"})
	lib.unborne(costs)
	not _paid(costs)
}

_paid(costs) if {
	some pay in lib.bearings_on({"finance/pay"})
	_key(pay) == _key(costs)
	count(pay.says) > 0
}

_key(bearing) := [bearing.book, bearing.deployment, bearing.host, bearing.aid, bearing.path]
