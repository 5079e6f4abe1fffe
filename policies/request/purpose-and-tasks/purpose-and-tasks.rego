# METADATA
# scope: package
# title: The tasks do not belong to the purpose that is stated
# description: |
#   A request is granted for what it says. Tasks of another kind under a harmless heading are how
#   officers come to do what their agency declined, and where the heading hides what an agreement
#   rules out, nobody who signed it has agreed to that.
# custom:
#   id: request/purpose-and-tasks
#   severity: warning
#   remedy: State the purpose that these tasks serve and have it granted, or take the tasks out.
#   step: make the tasks fit the purpose that was stated
#   seeds: [000/immigration, 004/all-requests]
package roe.rules.request.purpose_and_tasks

import data.roe.lib

considered := count(input.task_doubts)

findings contains lib.record(doubt, {
	"severity": _severity(doubt),
	"cause": concat(" ", ["task", doubt.purpose, doubt.task]),
	"message": message,
	"args": lib.used(message, {
		"agencies": {"agencies": doubt.agencies},
		"task": {"action": doubt.task, "sensitive": "tactics"},
		"purpose": {"purpose": doubt.purpose},
		"belongs": {"purposes": doubt.belongs},
		"hidden": {"purpose": doubt.ruled_out.value},
		"by": {"list": array.concat(
			[{"way": id} | some id in doubt.ways],
			[{"agreement": id} | some id in doubt.agreements],
		)},
	}),
	"agencies": doubt.agencies,
	"actions": [doubt.task],
	"places": [{"role": _role(doubt), "path": doubt.path}],
}) if {
	some doubt in input.task_doubts
	message := concat("", [_who(doubt), _message(doubt)])
}

_who(doubt) := "Help for {purpose} is asked for between {agencies}, and officers are to {task}" if {
	doubt.request
} else := "Officers of {agencies} are there for {purpose}, and they are to {task}"

_message(doubt) := ", which serves {hidden}. That is ruled out ({by})." if {
	doubt.ruled_out.stated
} else := ", which serves {belongs}." if {
	count(doubt.belongs) > 0
} else := ", which does not go with it."

_severity(doubt) := "error" if {
	doubt.ruled_out.stated
} else := "warning" if {
	count(doubt.belongs) > 0
} else := "note"

_role(doubt) := {true: "request", false: "assignment"}[doubt.request]
