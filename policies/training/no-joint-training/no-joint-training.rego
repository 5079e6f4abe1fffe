# METADATA
# scope: package
# title: Host and helpers have not trained together
# description: |
#   Rules that are agreed on paper are learned by doing: in drills, simulations or around a table.
#   Officers who first meet each other's rules in a crowd will follow their own.
# custom:
#   id: training/no-joint-training
#   severity: warning
#   remedy: Train together before the deployment, be it around a table for an hour, on what the plan and the agreement ask for.
#   step: train together before the deployment
#   seeds: [004/train-together]
package roe.rules.training.no_joint_training

import data.roe.lib

considered := count(input.trainings)

findings contains lib.record(training, {
	"severity": _severity(training),
	"cause": concat(" ", array.concat(["no joint training", training.host, _last(training)], [text.id | some text in training.asked])),
	"agencies": [training.host, training.aid],
	"message": _message(training),
	"args": lib.used(_message(training), {
		"texts": lib.texts(training.asked),
		"aids": {"agencies": [training.aid]},
		"host": {"agency": training.host},
		"last": {"day": _last(training)},
		"months": {"number": _limit(training), "one": "month", "many": "months"},
	}),
	"places": array.concat([{"role": "helper", "path": training.path}], lib.because_of(training.asked)),
}) if {
	some training in input.trainings
	_lapsed(training)
}

# They trained together in time, and not on everything that they will do.
findings contains lib.record(training, {
	"severity": "note",
	"cause": concat(" ", array.concat(["not trained on", training.host, _last(training)], left)),
	"agencies": [training.host, training.aid],
	"message": "{aids} trained with {host} on {last}, and not on {topics}.",
	"args": {
		"aids": {"agencies": [training.aid]},
		"host": {"agency": training.host},
		"last": {"day": _last(training)},
		"topics": {"list": [{"topic": topic} | some topic in left]},
	},
	"places": [{"role": "helper", "path": training.path}],
}) if {
	some training in input.trainings
	left := sort(_left(training))
	count(left) > 0
}

# Where neither agency lists its exercises, nothing is known, and only a clause
# that asks for them makes it a question.
_lapsed(training) if {
	count(training.sessions) == 0
	true in {training.known, count(training.asked) > 0}
}

_lapsed(training) if training.sessions[0].months > _limit(training)

_last(training) := date if {
	date := training.sessions[0].date
} else := ""

# Elections come every other year: what is older was for another one.
_limit(training) := training.within_months.value if {
	training.within_months.stated
} else := 24

# Crowds are where officers of several agencies have to act as one.
_severity(training) := "warning" if {
	count(training.asked) > 0
} else := "warning" if {
	some task in training.tasks
	task in _crowds
} else := "note"

_crowds := {"task/crowd-control", "task/front-line"}

_message(training) := "{host} last trained together with {aids} on {last}, more than {months} before the deployment." if {
	count(training.sessions) > 0
} else := "{host} and those who help it are to train together ({texts}), and nothing shows that it did with {aids}." if {
	count(training.asked) > 0
} else := "{host} has not trained together with {aids}."

# _left are topics of the work that none of the exercises held in time was on.
# An exercise that names no topics may have been on all.
_left(training) := {topic | some topic in _needed(training); not topic in trained} if {
	in_time := [session | some session in training.sessions; session.months <= _limit(training)]
	count(in_time) > 0
	every session in in_time { count(session.topics) > 0 }
	trained := {topic | some session in in_time; some topic in session.topics}
}

_needed(training) := ({"command", "communications"} | _by_work(training)) | _by_crowd(training)

_by_work(training) := {action.topic |
	some action in input.actions
	action.book == training.book
	action.id in array.concat(training.tasks, training.carries)
	action.topic in {"force", "crowd-control", "tactics"}
}

_by_crowd(training) := {"tactics" | some task in training.tasks; task in _crowds}
