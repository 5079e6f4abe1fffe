# Package lib holds what rules share: how a clash becomes a finding, how it
# weighs, and the sentences that most topics say alike.
package roe.lib

# on keeps the clashes of one topic.
on(clashes, topic) := [clash | some clash in clashes; clash.topic == topic]

# finding is a clash as a finding. The message is a template that may use any
# of the arguments below; its opening "Given {situation}, " is fitted to the
# situation. What the clauses tried on the clash leave open replaces the rule's
# own remedy.
finding(clash, severity, message) := object.union_n([
	about(clash),
	{
		"severity": severity,
		"message": text,
		"args": arguments(concat(" ", [text, advice]), clash),
		"places": places(clash, message),
	},
	{"remedy": advice | advice != ""},
]) if {
	text := concat("", [capital(fitted(clash, asked_only(clash, message))), caveat(clash, severity)])
	advice := remedy(clash)
}

# about is everything of a finding that follows from its clash alone.
about(clash) := {
	"book": clash.book,
	"deployment": clash.deployment,
	"cause": cause(clash),
	"agencies": agencies(clash),
	"actions": clash.actions,
	"clash": clash.id,
}

# cause is the clash's own, but for bans that only together forbid what is
# asked, which are one finding, and for agencies side by side: other agencies
# are another finding.
cause(clash) := concat(" ", array.concat(
	array.concat([clash.reason], clash.left.agencies),
	array.concat(["~"], clash.right.agencies),
)) if {
	clash.left.view in {"plan", "request"}
} else := concat(" ", array.concat(
	array.concat([clash.cause], clash.left.agencies),
	array.concat(["~"], clash.right.agencies),
)) if {
	clash.kind == "mismatch"
} else := clash.cause

# agencies of a contradiction inside one agency's book are that agency's alone.
agencies(clash) := clash.right.agencies if {
	one_book(clash)
} else := array.concat(clash.left.agencies, [agency |
	some agency in clash.right.agencies
	not agency in clash.left.agencies
])

# one_book: both sides stand in the same view of the same officers.
one_book(clash) if {
	clash.left.view == clash.right.view
	clash.left.view in {"home", "here"}
	clash.kind in {"dilemma", "defect"}
}

# argument of a name that a template about a clash may use.
argument("situation", clash) := {"situation": clash.id}

argument("region", clash) := {"region": clash.id}

argument("host", clash) := {"agencies": clash.left.agencies}

argument("aid", clash) := {"agencies": acting(clash)}

argument("action", clash) := {"actions": clash.actions}

argument("task", clash) := {"actions": clash.actions, "sensitive": "tactics"}

argument("rule", clash) := {"norms": clash.left.norms}

argument("own", clash) := {"norms": clash.right.norms}

argument("approvals", clash) := {"approvals": resolved(clash.right.approvals, clash)}

argument("approvals_here", clash) := {"approvals": resolved(clash.left.approvals, clash)}

argument("measure", clash) := {"words": measure(clash.left)}

argument("own_measure", clash) := {"words": measure(clash.right)}

argument("clauses", clash) := {"list": [{"clause": id} | some id in tried(clash)]}

argument("word", clash) := {"words": replace(clash.word.value, "-", " ")}

argument("meaning", clash) := {"words": clash.left.duty.value}

argument("own_meaning", clash) := {"words": clash.right.duty.value}

argument("clause_host", clash) := {"clause": concat("", clash.left.norms)}

argument("clause_own", clash) := {"clause": concat("", clash.right.norms)}

# acting are the officers' agencies. Of agencies side by side, one that must
# not is not named among those that may, though elsewhere it may as well.
acting(clash) := others if {
	clash.kind == "mismatch"
	others := [agency |
		some agency in clash.right.agencies
		not agency in clash.left.agencies
	]
	count(others) > 0
} else := clash.right.agencies

# resolved names the agency that "own" stands for: each of the officers'.
resolved(approvals, clash) := [object.union(approval, {"agency": agency}) |
	some approval in approvals
	some agency in holders(approval, clash)
]

holders(approval, clash) := clash.right.agencies if {
	approval.agency == "own"
} else := [approval.agency]

# arguments that a text names.
arguments(text, clash) := {name: argument(name, clash) | some name in named(text)}

# named lists the placeholders of a text.
named(text) := {split(part, "}")[0] |
	some i, part in split(text, "{")
	i > 0
}

# measure is how long, how often or to whom a side's duty goes.
measure(side) := side.duty.value if {
	side.duty.stated
} else := "without a measure of its own"

# used keeps the arguments that a text names.
used(text, args) := {name: args[name] | some name in named(text)}

# asked_only leaves out whose word is needed where a rule names nobody: an
# excerpt that does not say is no leave to act without asking.
asked_only(clash, message) := asked_here_only(clash, message) if {
	asked(clash.right.approvals)
} else := asked_here_only(clash, replace(message, " {approvals}", ""))

asked_here_only(clash, message) := message if {
	asked(clash.left.approvals)
} else := replace(message, " {approvals_here}", "")

# asked: somebody above the officer has to be asked.
asked(approvals) if {
	some approval in approvals
	approval.rung != "officer"
}

# fitted makes the opening read well whatever the situation's first words are.
fitted(clash, message) := replace(message, "Given {situation}, ", "") if {
	startswith(clash.situation, "in any circumstances")
} else := replace(message, "Given {situation}, ", "In this situation ({situation}), ") if {
	some preposition in ["aimed ", "at ", "de-escalation ", "in ", "to ", "used ", "where "]
	startswith(clash.situation, preposition)
} else := message

capital(text) := concat("", [upper(substring(text, 0, 1)), substring(text, 1, -1)])

# caveat asks to check a source on which much rests and that nobody has read.
caveat(clash, severity) := " A source on which this rests has not been verified: check it first." if {
	clash.confidence == "unverified"
	severity != "note"
} else := ""
