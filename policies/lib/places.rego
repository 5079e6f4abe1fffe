package roe.lib

# norms of the run, by book and id.
norms := {[norm.book, norm.id]: norm | some norm in input.norms}

# clauses of the run, by book and id.
clauses := {[clause.book, clause.id]: clause | some clause in input.clauses}

# cites points at norms, and at clauses that state none, for a finding that is
# about no clash.
cites(book, ids, role) := [{"role": role_of(book, id, role), "path": path} |
	some id in ids
	path := path_of(book, id)
]

path_of(book, id) := path if {
	path := norms[[book, id]].path
} else := clauses[[book, id]].path

role_of(book, id, role) := "law" if {
	norms[[book, id]].law
} else := "clause" if {
	clauses[[book, id]]
} else := "order" if {
	norms[[book, id]].kind == "operation-order"
} else := role
