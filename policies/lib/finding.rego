# Package lib holds what rules share: how a clash becomes a finding, how it
# weighs, and the sentences that most topics say alike.
package roe.lib

# on keeps the clashes of one topic.
on(clashes, topic) := [clash | some clash in clashes; clash.topic == topic]

# finding is a clash as a finding: what the rule judged, and no more. Whom it
# concerns, where it is written and what the names in the message stand for
# follow from the clash; policies/README.md lists them. What the clauses tried
# on the clash leave open replaces the rule's own remedy.
finding(clash, severity, message) := {
	"clash": clash.id,
	"severity": severity,
	"message": worded(clash, message),
} if {
	clash.settlements == []
	clash.confidence != "unverified"
} else := object.union(judged(clash, severity, message), advice(clash))

judged(clash, severity, message) := {
	"clash": clash.id,
	"severity": severity,
	"message": concat("", [worded(clash, message), caveat]),
} if {
	clash.confidence == "unverified"
	severity != "note"
} else := {
	"clash": clash.id,
	"severity": severity,
	"message": worded(clash, message),
}

# caveat asks to check a source on which much rests and that nobody has read.
caveat := " A source on which this rests has not been verified: check it first."

# worded is the message without what does not apply to the clash.
worded(clash, message) := fitted(clash, message) if {
	loose(message) == false
} else := fitted(clash, asked_only(clash, measured_only(clash, message)))

# loose: it holds words that may have to be left out. Most messages recur, and
# OPA remembers the answer for each.
loose(message) if {
	some words in ["measure}", " {approvals"]
	contains(message, words)
} else := false

# measured_only leaves out by when or how often a duty is due where a rule does
# not say. Of two measures that do not fit, even that nothing is said is told.
measured_only(clash, message) := message if {
	contains(message, "{measure}")
	contains(message, "{own_measure}")
} else := replace(message, " {measure}", "") if {
	not clash.left.duty.stated
	contains(message, " {measure}")
} else := replace(message, " {own_measure}", "") if {
	not clash.right.duty.stated
} else := message

# asked_only leaves out whose word is needed where a rule names nobody: an
# excerpt that does not say is no leave to act without asking.
asked_only(clash, message) := message if {
	not contains(message, " {approvals")
} else := asked_here_only(clash, message) if {
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

# fitted makes the opening "Given {situation}, " read well whatever the
# situation's first words are. Of people one is faced with them.
fitted(clash, message) := message if {
	not strings.any_prefix_match(clash.situation, begun)
} else := capital(replace(message, "Given {situation}, ", "")) if {
	startswith(clash.situation, "in any circumstances")
} else := replace(message, "Given {situation}, ", "In this situation ({situation}), ") if {
	strings.any_prefix_match(clash.situation, prepositions)
} else := replace(message, "Given {situation}, ", "Faced with {situation}, ")

# begun: what does not read well behind "Given".
begun := people | prepositions

people := {"a person ", "people "}

prepositions := {"aimed ", "at ", "de-escalation ", "in ", "to ", "used ", "where "}

capital(text) := concat("", [upper(substring(text, 0, 1)), substring(text, 1, -1)])
