package roe.rules.legal.court_order_unmentioned_test

import data.roe.rules.legal.court_order_unmentioned
import data.roe.testing

test_fires if {
	found := court_order_unmentioned.findings with input as _run(true)
	found == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {
			"agreement": {"agreement": "pact"},
			"host": {"agency": "riverton"},
			"orders": {"list": [{"instrument": "order"}]},
		},
		"book": "b",
		"cause": "court orders pact",
		"clash": "",
		"deployment": "day",
		"message": "{host} is bound by {orders}, and {agreement} says nothing of court orders: those who come to help need not know what the court asks of {host}.",
		"places": [
			{"path": "agreements.pact", "role": "agreement"},
			{"path": "instruments.order", "role": "court order"},
		],
		"severity": "warning",
	}}
}

test_not_known_to_be_silent_is_none if {
	found := court_order_unmentioned.findings with input as _run(false)
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := court_order_unmentioned.considered with input as _run(false)
	considered == 1
}

_run(silent) := testing.with_records({
	"court_orders": [{"agreement": "pact", "path": "agreements.pact", "host": "riverton", "orders": ["order"], "silent": silent}],
	"instruments": [testing.instrument({}), testing.instrument({"id": "manual", "path": "instruments.manual"}), testing.instrument({"book": "other", "path": "instruments.namesake"})],
})
