package roe.lib

# cited is the argument that names a text: a clause, an instrument, a norm of
# the plan.
cited(text) := {text.kind: text.id}

texts(list) := {"list": [cited(text) | some text in list]}

# because_of points at texts.
because_of(list) := [{"role": "asks for it", "path": text.path} | some text in list]

# officers is a number of them, which the public does not read.
officers(count) := {"number": count, "one": "officer", "many": "officers", "sensitive": "numbers"}

# asked_of says what a text asks of officers, in the order in which it is
# usually written.
asked_of(lack) := sprintf("%s of service", [years(lack.years)]) if {
	lack.what == "service"
} else := sprintf("no %s in the last %s", [trim_left(records[lack.record], "a "), years(lack.years)]) if {
	lack.what == "record"
} else := course(lack) if {
	lack.what == "course"
} else := conditions[lack.what]

conditions := {
	"full-time": "full-time employment",
	"standing": "good standing",
	"certificate": "the certificate of the host's state",
}

records := {
	"excessive-force": "a sustained complaint of excessive force",
	"first-amendment": "liability over First Amendment rights",
	"untruthfulness": "a finding of untruthfulness",
	"discrimination": "a finding of discrimination",
	"other": "a finding of the kind named there",
}

years(1) := "a year"

years(count) := sprintf("%d years", [count]) if count > 1

# course says which course, how many hours of it, and how recent.
course(lack) := concat("", [_hours(lack), "“", lack.course, "”", _recency(lack)])

_hours(lack) := sprintf("at least %d hours of ", [lack.hours]) if {
	lack.hours > 0
} else := ""

_recency(lack) := sprintf(", taken within %d months before", [lack.months]) if {
	lack.months > 0
} else := ""

# contrary holds answers to one question, in two documents that bind a host or a
# helper, that name different agencies.
contrary contains [one, other] if {
	some one in input.answers
	some other in input.answers
	one.document < other.document
	_question(one) == _question(other)
	count(((named(one) & named(other)) | ({"shared"} & (named(one) | named(other))))) == 0
}

# _question is what two answers must have in common to be compared.
_question(answer) := [answer.book, answer.deployment, answer.host, answer.aid, answer.subject]

# named are all whom the document of an answer names there: it may tell cases
# apart.
named(answer) := {again.bears |
	some again in input.answers
	again.document == answer.document
	_question(again) == _question(answer)
}

# dispute is a finding about two such answers. Where one of them is law, what
# the other says cannot stand.
dispute(one, other, opening) := record(one, {
	"severity": _disputed(one, other),
	"cause": concat(" ", ["two answers", one.subject, one.document, other.document]),
	"agencies": [one.host, one.aid],
	"message": concat("", [opening, " {one} names {bearer} and {other} names {other_bearer}. ", comes_to(one, other)]),
	"args": {
		"subject": {"subject": one.subject},
		"one": cited(one.text),
		"bearer": {"words": bearers[one.bears]},
		"other": cited(other.text),
		"other_bearer": {"words": bearers[other.bears]},
	},
	"places": [{"role": "answer", "path": one.text.path}, {"role": "other answer", "path": other.text.path}],
})

_disputed(one, other) := "error" if {
	one.law != other.law
} else := "warning"

# comes_to says what two answers come to: where one speaks to the host alone
# and the other to its helper alone, each may leave it to the other.
comes_to(one, other) := "Each leaves it to the other, so nobody does it." if {
	_split(one, other) == {"host": "own", "aid": "host"}
} else := "Each takes it for its own, so it is done twice." if {
	_split(one, other) == {"host": "host", "aid": "own"}
} else := "The one that is law stands, and the other misleads whoever follows it." if {
	one.law != other.law
} else := "Nothing says which of the two holds."

_split(one, other) := {"host": one.bears, "aid": other.bears} if {
	_alone(one, other)
} else := {"host": other.bears, "aid": one.bears} if {
	_alone(other, one)
}

_alone(one, other) if {
	one.binds_host
	not one.binds_aid
	other.binds_aid
	not other.binds_host
}

bearers := {
	"host": "the host",
	"own": "each officer's own agency",
	"fault": "whoever was at fault",
	"state": "the state",
	"outside": "somebody from outside of both agencies",
}

# unsaid is a finding about what an agreement leaves out.
unsaid(fact, subjects, severity, why) := record(fact, {
	"severity": severity,
	"cause": concat(" ", ["unsaid", fact.agreement, fact.topic]),
	"message": concat(" ", ["{agreement} says nothing on {subjects}.", why]),
	"args": {
		"agreement": {"agreement": fact.agreement},
		"subjects": {"subjects": sort(subjects)},
	},
	"places": [{"role": "agreement", "path": fact.path}],
})
