package roe.lib

# severity of a clash whose kind is usually an error, a warning or a note: as
# usual when the action is in play, a step lower when it is not, and an error
# wherever law would be broken. It is undefined for what is not worth a note.
severity(clash, usual) := "error" if {
	clash.law
	breaks_law(clash)
} else := weighed(usual, clash.deployment, clash.exposure)

# weighed and unspoken look at few and short things, so that OPA remembers them
# for the next clash.
weighed(usual, deployment, exposure) := "warning" if {
	usual == "error"
	deployment == ""
} else := usual if {
	exposure.in_play
} else := "warning" if {
	usual == "error"
	exposure.trained
} else := "note" if {
	usual in {"error", "warning"}
}

# used_there: tasked, ordered or authorised, or brought along.
used_there(exposure) if exposure.planned

used_there(exposure) if exposure.carried

# breaks_law, of a clash that law decides: officers would break law whatever
# they do, or by the very thing that the plan uses or a unit carries.
breaks_law(clash) if clash.kind == "dilemma"

breaks_law(clash) if {
	clash.whole
	used_there(clash.exposure)
	clash.kind != "mismatch" # the law binds those who do not use it
	some side in [clash.left, clash.right]
	bans_by_law(clash.book, side)
}

# bans_by_law: law prohibits it to these officers. What binds the host alone
# does not.
bans_by_law(book, side) if {
	side.position == "prohibited"
	side.view != "host-home"
	some id in side.norms
	[book, id] in laws
}

laws contains [norm.book, norm.id] if {
	some norm in input.norms
	norm.law
}

# usual_severity is what a kind of clash is when the action is in play.
usual_severity := {
	"dilemma": "error",
	"proxy": "error",
	"unreached": "error",
	"against-own-rules": "error",
	"incapable": "error",
	"approver": "warning",
	"mismatch": "warning",
	"terms": "warning",
	"defect": "warning",
	"forbidden-here": "note",
	"duty": "note",
	"incomparable": "note",
}

# weight of a clash of any kind, which nothing settles. It is undefined for
# what is not worth a note.
weight(clash) := "error" if {
	clash.law
	not clash.settled
	plan_against_law(clash)
} else := silence(clash) if {
	clash.kind == "silent"
	not clash.settled
	not harmless(clash)
} else := severity(clash, usual) if {
	usual := usual_severity[clash.kind]
	not clash.settled
	not said_elsewhere(clash)
}

# plan_against_law, of a clash that law decides: an order on this deployment
# requires what law prohibits.
plan_against_law(clash) if {
	clash.reason == "requires-what-is-banned-above"
	clash.deployment != ""
}

# said_elsewhere: who keeps the officers' own rule keeps this duty as well, which
# sets no measure of its own; or an agency's own texts contradict each other,
# which is a finding of its own and comes first.
said_elsewhere(clash) if {
	clash.kind == "duty"
	not clash.left.duty.stated
}

said_elsewhere(clash) if {
	clash.kind == "against-own-rules"
	clash.reason == "contradiction"
}

# host_alone: what the left side asks reaches the host's own officers and not
# the helpers', who keep to their own rule.
host_alone(clash) if clash.left.view == "host-home"

# harmless: one side forbids it there, and the other has rules on it but gives no
# leave for that situation. Nobody may do it, and nobody is misled.
harmless(clash) if {
	endswith(clash.reason, "-outside")
	"prohibited" in {clash.left.position, clash.right.position}
}

# silence weighs by who is silent on what. Nobody's rule on what is planned or
# brought, and a host's ban or duty that the helper's rules do not know, are
# worth settling. What only the helper's own rules limit, or what only the
# host's permit, is for the briefing unless it is planned or brought.
silence(clash) := "error" if {
	clash.law
	breaks_law(clash)
} else := unspoken(clash.exposure, clash.reason, clash.left.position)

unspoken(exposure, reason, position) := "warning" if {
	used_there(exposure)
} else := "warning" if {
	exposure.in_play
	reason == "own-silent"
	position != "permitted"
} else := "note" if {
	exposure.in_play
	reason != "all-silent"
}

# every_kind lists the clashes of one topic, whatever their kind.
every_kind(topic) := [clash |
	some clashes in input.clashes
	some clash in clashes
	clash.topic == topic
]
