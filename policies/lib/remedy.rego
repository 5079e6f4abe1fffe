package roe.lib

# advice is what clauses that were tried on a clash leave to do; nothing when
# none was, so that the rule's own remedy stands.
advice(clash) := {"remedy": text, "args": {"clauses": {"list": tried(clash, why)}}} if {
	why := why_open(clash)
	text := remedies[why]
} else := {}

# why_open says why the clauses that were tried do not settle the clash. Where
# nobody has a rule, no clause about whose rule yields is of any help.
why_open(clash) := "" if {
	clash.reason == "all-silent"
} else := "condition" if {
	some settlement in clash.settlements
	settlement.outcome == "partly"
} else := [reason |
	some reason in most_telling
	some settlement in clash.settlements
	settlement.why == reason
][0]

# tried lists the clauses that the remedy speaks of, which may be fewer than
# were tried.
tried(clash, why) := [{"clause": settlement.clause} |
	some settlement in clash.settlements
	settlement.why == why
]

most_telling := [
	"opposed",
	"outranks",
	"dilemma",
	"tasked",
	"no-own-position",
	"not-in-force",
	"not-a-party",
]

remedies := {
	"condition": "Part of this is settled ({clauses}): reword that so that none of this stays open: {region}.",
	"opposed": "Have counsel decide which agreement yields, and amend it: they say opposite things on this ({clauses}).",
	"outranks": "Have the body that made the rule sign, or keep it out of these officers' tasks and loads: whoever signed ({clauses}) cannot waive what stands above.",
	"dilemma": "Have counsel decide which rule yields, and say so in a clause: “the stricter applies” ({clauses}) is no help where one rule requires what the other forbids.",
	"tasked": "Take it out of their tasks and loads: only then does the agreement keep it from them ({clauses}).",
	"no-own-position": "State in the agreement what applies: the side that it refers to ({clauses}) has no rule on this.",
	"not-in-force": "Put the agreement in order first: what is meant to settle this ({clauses}) is not in force for these agencies on this deployment.",
	"not-a-party": "Have these agencies sign: what is meant to settle this ({clauses}) does not bind them.",
}
