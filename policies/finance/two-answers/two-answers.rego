# METADATA
# scope: package
# title: Two texts lay the same burden on different shoulders
# description: |
#   One state's law has the helper's own employer answer, another's and the interstate compact the
#   agency that asked. Two agreements between the same agencies can differ in the same way. A law
#   stands above an agreement; between two agreements, or the laws of two states, only a court would
#   tell.
# custom:
#   id: finance/two-answers
#   severity: warning
#   remedy: Agree which text holds for this event, as far as the law leaves it to the agencies, and have counsel confirm it.
#   step: say which of two texts on costs holds
#   seeds: [003/liability, 003/cost-sharing, 004/agreements-up-to-date]
package roe.rules.finance.two_answers

import data.roe.lib

considered := count([bearing | some bearing in input.bearings; count(bearing.says) > 0])

findings contains lib.record(bearing, {
	"severity": _severity(bearing),
	"cause": concat(" ", array.concat(["two answers", bearing.subject], sort([says.text.path | some says in lib.reached(bearing)]))),
	"message": message,
	"args": lib.used(message, _args(bearing, outcomes)),
	"agencies": [agency | some agency in {bearing.host, bearing.aid}],
	"places": [{"role": _role(says), "path": says.text.path} | some says in array.concat(_by(bearing, true), _by(bearing, false))],
}) if {
	some bearing in input.bearings
	outcomes := _outcomes(bearing)
	count(outcomes) > 1
	message := concat("", [
		"On {subject}, for the help of {aid} to {host}, there is more than one answer: ",
		concat(", and ", [sentence | some i, _ in outcomes; sentence := sprintf("{source%d} lays it on {bearer%d}", [i, i])]),
		".",
		_rank(bearing),
	])
}

# _outcomes lists who is said to bear it, law first. What one document itself
# says for its first hours and for later ones is one answer.
_outcomes(bearing) := array.concat(law, [bears | some bears in sort([bears | some bears in _said(_by(bearing, false))]); not bears in law]) if {
	law := sort([bears | some bears in _said(_by(bearing, true))])
}

_said(texts) := {says.bears | some says in texts}

_by(bearing, law) := [says |
	some says in lib.reached(bearing)
	says.law == law
	not _first_hours(bearing, says)
]

# _first_hours: the same document says what holds after more hours, which are
# reached.
_first_hours(bearing, says) if {
	some later in lib.reached(bearing)
	later.document == says.document
	later.after_hours.value > says.after_hours.value
}

_rank(bearing) := " The law stands above the agreement." if {
	count(_by(bearing, true)) > 0
	not _said(_by(bearing, false)) - _said(_by(bearing, true)) == set()
} else := ""

_args(bearing, outcomes) := object.union(
	{
		"subject": {"subject": bearing.subject},
		"host": {"agency": bearing.host},
		"aid": {"agencies": [bearing.aid]},
	},
	{name: arg |
		some i, bears in outcomes
		some name, arg in {
			sprintf("source%d", [i]): lib.said_in([says | some says in array.concat(_by(bearing, true), _by(bearing, false)); says.bears == bears]),
			sprintf("bearer%d", [i]): lib.bearer(bearing, bears),
		}
	},
)

_role(says) := "law" if {
	says.law
} else := "clause"

# Over who answers for force, agencies end up in court.
_severity(bearing) := "error" if {
	bearing.subject == "finance/liability"
	lib.may_use_force(bearing)
} else := "warning"
