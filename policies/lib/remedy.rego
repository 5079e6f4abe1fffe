package roe.lib

# remedy is what clauses that were tried on a clash leave to do; empty when
# none was tried, so that the rule's own remedy stands.
remedy(clash) := text if {
	text := remedies[why_open(clash)]
} else := ""

# why_open says why the clauses that were tried do not settle the clash.
why_open(clash) := "condition" if {
	some settlement in clash.settlements
	settlement.outcome == "partly"
} else := [reason |
	some reason in most_telling
	some settlement in clash.settlements
	settlement.why == reason
][0]

# tried lists the clauses that the remedy speaks of.
tried(clash) := [settlement.clause |
	some settlement in clash.settlements
	settlement.why == why_open(clash)
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
	"condition": "Part of this is settled by {clauses}; reword it so that none of this stays open: {region}.",
	"opposed": "Another agreement with the same agencies says the opposite of {clauses}: have counsel decide which of them yields, and amend it.",
	"outranks": "A signature cannot waive what stands above whoever signed, so {clauses} does not settle this: have the body that made the rule sign, or keep it out of these officers' tasks and loads.",
	"dilemma": "Whichever rule is the stricter, the other is broken, so {clauses} does not settle this: have counsel decide which rule yields, and say so in a clause.",
	"tasked": "They are tasked or equipped for it, so {clauses} does not hold: take it out of their tasks and loads.",
	"no-own-position": "One side has no rule to go by, so {clauses} does not settle this: state in the agreement what applies.",
	"not-in-force": "To settle this, {clauses} would have to be in force for these agencies on this deployment: put the agreement in order first.",
	"not-a-party": "To settle this, {clauses} would have to bind these agencies: have them sign the agreement, or make one with them.",
}
