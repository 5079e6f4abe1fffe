# METADATA
# scope: package
# title: The plan provides for no help from outside, though more may be needed
# description: |
#   When a crowd outgrows those who are there, it is too late to learn who may call for help and whose
#   approval that takes. A plan says beforehand who asks whom, by which way, and who stands by.
# custom:
#   id: request/no-contingency
#   severity: warning
#   remedy: Put into the plan who may ask for help, whose approval it takes, and which agencies stand by, and have it approved before the day.
#   step: say who may ask for more help, and of whom
#   seeds: [000/request-ladder, 004/resource-gaps, 004/all-requests]
package roe.rules.request.no_contingency

import data.roe.lib

considered := count(input.outside_help)

findings contains lib.record(help, {
	"severity": "warning",
	"cause": "contingency",
	"message": message,
	"args": lib.used(message, {
		"host": {"agency": help.host},
		"needed": {"number": help.needed.value, "one": "officer", "many": "officers", "sensitive": "numbers"},
		"own": {"number": help.own.value, "sensitive": "numbers"},
	}),
	"agencies": [help.host],
	"places": [{"role": "plan", "path": help.plan_path}],
}) if {
	some help in input.outside_help
	message := _message(help)
}

# The plan says itself that it has none, and help is in question.
_message(help) := "The plan of {host} does not provide for help from outside, and help has been talked of." if {
	help.contingency.stated
	not help.contingency.value
	help.requests > 0
} else := "The plan needs {needed}, {host} brings {own}, and nobody has been asked for help." if {
	help.own.stated
	help.needed.value > help.own.value
	not help.contingency.value
	help.requests == 0
	count(help.helpers) == 0
}
