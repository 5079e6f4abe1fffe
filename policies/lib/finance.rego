package roe.lib

# bearers are what a text can say, resolved to who that is between the two.
bearer(bearing, bears) := {"agency": bearing.host} if {
	bears == "host"
} else := {"agencies": [bearing.aid]} if {
	bears == "own"
} else := {"words": {
	"shared": "both agencies in shares",
	"fault": "whoever was at fault",
	"state": "the state",
	"outside": "somebody from outside of both agencies",
}[bears]}

# said_in cites the texts that say it.
said_in(says) := {"list": [cite | some says_so in says; cite := cited(says_so.text)]}

# reached are the texts that speak of help of this length.
reached(bearing) := [says | some says in bearing.says; says.reached]

# unborne: nobody says who bears it, and that is known.
unborne(bearing) if {
	bearing.known
	count(reached(bearing)) == 0
}

# unsettled is a finding that nothing says who bears one matter, for all who
# help under the same agreements.
unsettled(bearing, severity, unless_vague) := record(bearing, {
	"severity": severity,
	"cause": concat(" ", array.concat(["unsaid", bearing.subject], _documents(bearing))),
	"message": message,
	"args": used(message, _unsettled_args(bearing)),
	"agencies": [agency | some agency in {bearing.host, bearing.aid}; agency != ""],
	"places": _unsettled_places(bearing),
}) if {
	message := concat(" ", [_opening(bearing), _where(bearing), unless_vague])
}

_documents(bearing) := array.concat(bearing.silent, [text.id | some text in bearing.vague])

_opening(bearing) := "For the help of {aid} to {host}, nothing settles {subject}:" if {
	bearing.deployment != ""
} else := "Nothing settles {subject}:"

_where(bearing) := "{agreements} has no clause on it." if {
	count(bearing.silent) == 1
	count(bearing.vague) == 0
} else := "there is no clause on it in {agreements}." if {
	count(bearing.vague) == 0
} else := "{clauses} speaks of it and names nobody." if {
	count(bearing.vague) == 1
} else := "{clauses} speak of it and name nobody."

_unsettled_args(bearing) := {
	"subject": {"subject": bearing.subject},
	"host": {"agency": bearing.host},
	"aid": {"agencies": [bearing.aid]},
	"agreements": {"list": [{"agreement": id} | some id in bearing.silent]},
	"clauses": {"list": [cited(text) | some text in bearing.vague]},
}

_unsettled_places(bearing) := array.concat(
	[{"role": "clause", "path": text.path} | some text in bearing.vague],
	[{"role": "agreement", "path": path} | some id in bearing.silent; path := agreement_paths[[bearing.book, id]]],
)

# agreement_paths are where agreements are written.
agreement_paths := {[agreement.book, agreement.id]: agreement.path | some agreement in input.agreements}

# bearings_on are the records on some matters.
bearings_on(subjects) := [bearing | some bearing in input.bearings; bearing.subject in subjects]

# may_use_force: what the helper's officers are there to do or bring may hurt
# somebody. Nothing stated of them counts as yes.
may_use_force(bearing) if {
	not _helper(bearing) in _stated
	bearing.deployment != ""
}

may_use_force(bearing) if _helper(bearing) in _forceful

_helper(bearing) := [bearing.book, bearing.deployment, bearing.aid]

# _stated are the helpers of whose officers it is written down what they do or
# bring.
_stated contains helper if {
	some [helper, actions] in _works
	count(actions) > 0
}

# _forceful are those of whom some of it may hurt somebody.
_forceful contains helper if {
	some [helper, actions] in _works
	some action in actions
	_hurts(helper[0], action)
}

_hurts(book, id) if [book, id] in _means

_hurts(_, id) if id in {"arrest/make", "task/arrest-team", "task/crowd-control", "task/front-line"}

_means contains [action.book, action.id] if {
	some action in input.actions
	action.topic in {"force", "crowd-control", "tactics"}
}

# _works are what is written down of what a helper's officers do and bring.
_works contains [[unit.book, unit.deployment, unit.agency], unit.carries] if some unit in input.units

_works contains [[assignment.book, assignment.deployment, agency], assignment.tasks] if {
	some assignment in input.assignments
	some agency in assignment.agencies
}

_works contains [[offer.book, offer.deployment, offer.by], offer.tasks] if some offer in input.offers
