# METADATA
# scope: package
# title: The help exceeds a limit on who pays
# description: |
#   Agreements have the host pay only after so many hours, or up to so much a day. Whoever does not
#   watch the clock or the sum pays what the other side was to pay.
# custom:
#   id: finance/threshold
#   severity: note
#   remedy: Have the finance section watch the hour and the sum, and agree beforehand on what lies beyond.
#   step: agree on what lies beyond the limit on costs
#   seeds: [003/cost-sharing]
package roe.rules.finance.threshold

import data.roe.lib

considered := count([says | some bearing in input.bearings; some says in bearing.says; true in [says.after_hours.stated, says.dollars_per_day.stated]])

findings contains _finding(bearing, says, "note", "hours", "{aid}'s help lasts {lasts}, and by {source} {bearer} bears what it costs after {hours}: on {subject}, somebody has to watch the clock.") if {
	some bearing in input.bearings
	some says in lib.reached(bearing)
	says.after_hours.value > 0
}

findings contains _finding(bearing, says, "warning", "dollars", "By {source} {bearer} bears at most {cap} a day on {subject}, and {aid}'s help is expected to cost {cost} a day. Who bears the rest is not said.") if {
	some bearing in input.bearings
	some says in lib.reached(bearing)
	says.dollars_per_day.stated
	bearing.cost_per_day.value > says.dollars_per_day.value
}

_finding(bearing, says, severity, kind, message) := lib.record(bearing, {
	"severity": severity,
	"cause": concat(" ", ["threshold", kind, bearing.subject, says.text.path, bearing.aid]),
	"message": message,
	"args": lib.used(message, {
		"aid": {"agency": bearing.aid},
		"bearer": lib.bearer(bearing, says.bears),
		"source": lib.cited(says.text),
		"subject": {"subject": bearing.subject},
		"lasts": {"number": bearing.hours, "one": "hour", "many": "hours"},
		"hours": {"number": says.after_hours.value, "one": "hour", "many": "hours"},
		"cap": {"number": says.dollars_per_day.value, "one": "dollar", "many": "dollars"},
		"cost": {"number": bearing.cost_per_day.value, "one": "dollar", "many": "dollars", "sensitive": "numbers"},
	}),
	"agencies": [agency | some agency in {bearing.host, bearing.aid}],
	"places": [{"role": "clause", "path": says.text.path}],
})
