# What a county that knows CUE and Rego well would write to compare the rules
# of every two agencies: who forbids, requires or approves otherwise than who
# comes to help.
#
# The input is what `cue export` gives of the agencies' files. Norms are looked
# up by action, circumstances are compared as sets of values of each dimension,
# and all that concerns one agency alone is worked out once: a pair costs only
# the question whether two boxes meet.
package pairs

# What the agencies' files name in "when" and "unless", mild to grave.
dimensions := {
	"resistance": ["none", "refusing", "going-limp", "linking-arms", "pulling-away", "fleeing", "pushing", "assaulting", "deadly-assault"],
	"threat": ["none", "bodily-injury", "serious-injury-or-death"],
	"property": ["none", "minor", "significant"],
	"assembly": ["lawful", "unlawful", "riot"],
	"dispersal_order": ["none", "given", "time-to-leave-passed"],
	"audible": [true, false],
	"warnings": [0, 1, 2, 3, 4, 5],
	"target": ["individual", "group", "area"],
	"contact": ["none", "consensual", "enforcement", "force"],
}

words := {"resistance": {
	"passive": {"refusing", "going-limp", "linking-arms"},
	"active": {"pulling-away", "fleeing"},
	"assaultive": {"pushing", "assaulting", "deadly-assault"},
}}

values[d] := {v | some v in list} if some d, list in dimensions

rungs := ["officer", "supervisor", "field-commander", "incident-commander", "chief", "elected-official"]

stands := {"prohibits", "permits", "requires"}

# --- circumstances: a box gives the allowed values of each dimension it names

allowed(d, x) := s if {
	is_object(x)
	list := dimensions[d]
	least := [i | some i, v in list; v == x.atLeast][0]
	s := {v | some i, v in list; i >= least}
} else := {v | some one in x; some v in allowed_one(d, one)} if {
	is_array(x)
} else := allowed_one(d, x)

allowed_one(d, x) := s if {
	s := words[d][x]
} else := {x}

box(c) := {d: allowed(d, x) | some d, x in c}

# meet tells whether some circumstances lie in both.
meet(a, b) if not apart(a, b)

apart(a, b) if {
	some d, s in a
	count(s & b[d]) == 0
}

# less gives the boxes that remain of a when b is taken away.
less(a, b) := [a] if {
	apart(a, b)
} else := [piece |
	names := sort(object.keys(b))
	some i, d in names
	rest := object.get(a, d, values[d]) - b[d]
	count(rest) > 0
	inside := {e: common | some e in array.slice(names, 0, i); common := object.get(a, e, values[e]) & b[e]}
	piece := object.union(object.union(a, inside), {d: rest})
]

# without takes a norm's whole region away from boxes.
without(boxes, n) := array.concat(
	[p | some a in boxes; some p in less(a, n.when)],
	[p | some u in n.unless; some a in boxes; meet(a, n.when); p := both(both(a, n.when), u); whole(p)],
)

both(a, b) := object.union(object.union(a, b), {d: common | some d, s in a; common := s & b[d]})

whole(a) if every _, s in a { count(s) > 0 }

# Rego has no loops that feed on themselves, so they are written out: twelve
# steps a round, four rounds. More norms of one manual on one action would have
# to be refused, which "too_deep" does.
all_without(boxes, ns) := twelve(twelve(twelve(twelve(boxes, ns, 0), ns, 12), ns, 24), ns, 36)

twelve(boxes, ns, i) := boxes if {
	i >= count(ns)
} else := b12 if {
	b1 := next(boxes, ns, i)
	b2 := next(b1, ns, i + 1)
	b3 := next(b2, ns, i + 2)
	b4 := next(b3, ns, i + 3)
	b5 := next(b4, ns, i + 4)
	b6 := next(b5, ns, i + 5)
	b7 := next(b6, ns, i + 6)
	b8 := next(b7, ns, i + 7)
	b9 := next(b8, ns, i + 8)
	b10 := next(b9, ns, i + 9)
	b11 := next(b10, ns, i + 10)
	b12 := next(b11, ns, i + 11)
}

next(boxes, ns, i) := rest if {
	rest := without(boxes, ns[i])
} else := boxes

region(n) := rest if {
	rest := less(n.when, n.unless[0])
} else := [n.when]

# --- norms, by action and agency

norm(id, n, stand) := {
	"id": id, "stand": stand,
	"when": box(object.get(n, "when", {})),
	"unless": [box(u) | u := n.unless],
	"rung": object.get(n, ["approval", 0, "rung"], ""),
	"hours": object.get(n, ["deadline", "within"], 0),
}

norms[action][agency] contains entry if {
	some instrument in input.instruments
	agency := instrument.issuer
	some id, n in instrument.norms
	some stand in stands
	some action in n[stand]
	entry := norm(id, n, stand)
}

# within tells whether the more specific m lies inside n.
within(m, n) if count(without(region(m), n)) == 0

displaces(m, n) if {
	m.id != n.id
	within(m, n)
	not within(n, m)
}

# --- where each norm of an agency counts, as boxes of its own

# live is a norm with the circumstances in which no more specific one of the
# same manual displaces it.
live(n, all) := object.union(n, {"boxes": all_without(region(n), [m | some m in all; displaces(m, n)])})

# except takes away where others count.
except(n, others) := object.union(n, {"boxes": all_without(n.boxes, [{"when": b, "unless": []} | some o in others; some b in o.boxes])})

# side is how an agency stands on an action. A ban limits what its manual
# permits, and a duty stands over a permission.
side[action][agency] := {
	"prohibits": prohibits,
	"requires": requires,
	"permits": permits,
	"acts": array.concat(permits, [except(n, prohibits) | some n in requires]),
	"lacks": {rung: lacks |
		some rung in rungs
		enough := [n | some n in permits; includes(n.rung, rung)]
		lacks := [except(n, enough) | some n in permits; not includes(n.rung, rung)]
	},
} if {
	some action, by_agency in norms
	some agency, all in by_agency
	lives := [live(n, all) | some n in all]
	prohibits := [n | some n in lives; n.stand == "prohibits"]
	requires := [n | some n in lives; n.stand == "requires"]
	permits := [except(n, array.concat(prohibits, requires)) | some n in lives; n.stand == "permits"]
}

# includes tells whether an approval is at least the one asked for. Command of
# an incident is one for all agencies; other rungs are of the officers' own.
includes(rung, rung)

includes(have, asked) if {
	not "incident-commander" in {have, asked}
	index(have) >= index(asked)
}

index(rung) := [i | some i, r in rungs; r == rung][0]

# --- the conflicts: host, who comes to help, action, what, and both norms

conflicts contains [host, aid, action, "prohibited-by-host", h.id, a.id] if {
	some action, by_agency in side
	some host, ours in by_agency
	count(ours.prohibits) > 0
	some aid, theirs in by_agency
	host != aid
	some h in ours.prohibits
	some a in theirs.acts
	overlap(h, a)
}

conflicts contains [host, aid, action, "required-by-host", h.id, a.id] if {
	some action, by_agency in side
	some host, ours in by_agency
	count(ours.requires) > 0
	some aid, theirs in by_agency
	host != aid
	some h in ours.requires
	some a in array.concat(theirs.prohibits, theirs.permits)
	overlap(h, a)
}

conflicts contains [host, aid, action, "host-asks-more", h.id, a.id] if {
	some action, by_agency in side
	some host, ours in by_agency
	some aid, theirs in by_agency
	host != aid
	some h in ours.permits
	some a in theirs.lacks[h.rung]
	overlap(h, a)
}

conflicts contains [host, aid, action, "deadline", h.id, a.id] if {
	some action, by_agency in side
	some host, ours in by_agency
	count(ours.requires) > 0
	some aid, theirs in by_agency
	host != aid
	some h in ours.requires
	some a in theirs.requires
	h.hours != a.hours
	overlap(h, a)
}

overlap(h, a) if {
	some b in h.boxes
	some c in a.boxes
	meet(b, c)
}

too_deep contains [agency, action] if {
	some action, by_agency in side
	some agency, s in by_agency
	count([b | some n in array.concat(s.prohibits, s.requires); some b in n.boxes]) > 48
}
