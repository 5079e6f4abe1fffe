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
		"args": used(concat(" ", [text, advice]), arguments(clash)),
		"places": places(clash, message),
	},
	{"remedy": advice | advice != ""},
]) if {
	text := concat("", [capital(fitted(clash, message)), caveat(clash, severity)])
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
# asked: they are one finding.
cause(clash) := concat(" ", array.concat(
	array.concat([clash.reason], clash.left.agencies),
	array.concat(["~"], clash.right.agencies),
)) if {
	clash.left.view in {"plan", "request"}
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

# arguments that a template about a clash may name.
arguments(clash) := {
	"situation": {"situation": clash.id},
	"region": {"region": clash.id},
	"host": {"agencies": clash.left.agencies},
	"aid": {"agencies": acting(clash)},
	"action": {"actions": clash.actions},
	"things": {"actions": clash.actions, "as": "name"},
	"task": {"actions": clash.actions, "sensitive": "tactics"},
	"load": {"actions": clash.actions, "as": "name", "sensitive": "tactics"},
	"rule": {"norms": clash.left.norms},
	"own": {"norms": clash.right.norms},
	"approvals": {"approvals": resolved(clash.right.approvals, clash)},
	"approvals_here": {"approvals": resolved(clash.left.approvals, clash)},
	"left": {"side": clash.id, "of": "left"},
	"right": {"side": clash.id, "of": "right"},
	"clauses": {"list": [{"clause": id} | some id in tried(clash)]},
	"word": {"words": replace(clash.word.value, "-", " ")},
	"meaning": {"words": clash.left.duty.value},
	"own_meaning": {"words": clash.right.duty.value},
	"clause_host": {"clause": concat("", clash.left.norms)},
	"clause_own": {"clause": concat("", clash.right.norms)},
}

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

# used keeps the arguments that a text names.
used(text, args) := {name: arg |
	some name, arg in args
	contains(text, sprintf("{%s}", [name]))
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
