# METADATA
# scope: package
# title: The agreement says nothing of a court order that binds the host
# description: |
#   A consent decree or an order binds the city and often those who act for it. Helpers who were never
#   told of it do what it forbids, and the host answers to the court for that.
# custom:
#   id: legal/court-order-unmentioned
#   severity: warning
#   remedy: Add a clause that names the order and says what of it helpers must keep.
#   step: name the court order and what of it helpers must keep
#   seeds: [004/two-way, 004/agreements-up-to-date]
package roe.rules.legal.court_order_unmentioned

import data.roe.lib

considered := count(input.court_orders)

findings contains lib.record(order, {
	"severity": "warning",
	"cause": concat(" ", ["court orders", order.agreement]),
	"message": "{host} is bound by {orders}, and {agreement} says nothing of court orders: those who come to help need not know what the court asks of {host}.",
	"args": {
		"host": {"agency": order.host},
		"orders": {"list": [{"instrument": id} | some id in order.orders]},
		"agreement": {"agreement": order.agreement},
	},
	"agencies": [order.host],
	"places": array.concat(
		[{"role": "agreement", "path": order.path}],
		[{"role": "court order", "path": instrument.path} |
			some instrument in input.instruments
			instrument.book == order.book
			instrument.id in order.orders
		],
	),
}) if {
	some order in input.court_orders
	order.silent
}
