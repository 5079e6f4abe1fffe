# METADATA
# scope: package
# title: Help was asked for by somebody who stands too low
# description: |
#   To ask for mutual aid is to say that one's own forces do not suffice, and it binds the agency
#   to what helpers cost and do. That word is kept for those who can give it.
# custom:
#   id: request/wrong-asker
#   severity: warning
#   remedy: Have whoever may ask confirm the request in writing.
#   step: have whoever may ask confirm the request
#   seeds: [000/request-ladder, 000/outside-assistance, 002/352.2]
package roe.rules.request.wrong_asker

import data.roe.lib

considered := count([way | some way in input.request_ways; way.by.stated; way.asks != ""])

findings contains lib.request_finding([way], {
	"severity": "warning",
	"cause": concat(" ", ["asker", way.request]),
	"message": "{by} of {from} asked {to} for help, and under {way} that is for {asks} to do.",
	"args": {
		"by": {"words": lib.rungs[way.by.value]},
		"asks": {"words": lib.rungs[way.asks]},
	},
}) if {
	some way in input.request_ways
	not way.asker_ok

	# Where immediate assistance fits, the request only bears the wrong name.
	count(way.immediate) == 0
}
