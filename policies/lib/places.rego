package roe.lib

# norms of the run, by book and id.
norms := {[norm.book, norm.id]: norm | some norm in input.norms}

# clauses of the run, by book and id.
clauses := {[clause.book, clause.id]: clause | some clause in input.clauses}

# places of a clash: what its message cites first comes first, then the clauses
# that were tried; what no document says is shown where it was planned.
places(clash, message) := array.concat(cited, array.concat(settling, posts)) if {
	cited := array.concat(first_cited(clash, message), second_cited(clash, message))
	settling := [{"role": "clause", "path": settlement.path} | some settlement in clash.settlements]
	posts := [place | planned_only(clash, cited); some place in posted(clash)]
}

first_cited(clash, message) := cites(clash.book, clash.right.norms, "own rule") if {
	own_first(message)
} else := cites(clash.book, clash.left.norms, "host rule")

second_cited(clash, message) := cites(clash.book, clash.left.norms, "host rule") if {
	own_first(message)
} else := cites(clash.book, clash.right.norms, "own rule")

own_first(message) if {
	at := indexof(message, "{own}")
	at >= 0
	not before(message, at)
}

before(message, at) if {
	other := indexof(message, "{rule}")
	other >= 0
	other < at
}

# cites points at norms, and at clauses that state none.
cites(book, ids, role) := [{"role": role_of(book, id, role), "path": path} |
	some id in ids
	path := path_of(book, id)
]

path_of(book, id) := norms[[book, id]].path

path_of(book, id) := clauses[[book, id]].path if not norms[[book, id]]

role_of(book, id, role) := "law" if {
	norms[[book, id]].law
} else := "clause" if {
	clauses[[book, id]]
} else := "order" if {
	norms[[book, id]].kind == "operation-order"
} else := role

# planned_only: no document, or a plan that speaks through its tasks.
planned_only(_, cited) if count(cited) == 0

planned_only(clash, _) if clash.left.view in {"plan", "request"}

# posted is where the officers of a clash are asked for or sent, or else the
# deployment.
posted(clash) := asked if {
	clash.reason == "requests"
	asked := [{"role": "request", "path": request.path} |
		some request in input.requests
		request.book == clash.book
		request.deployment == clash.deployment
		request.from in clash.right.agencies
		request.to in clash.left.agencies
	]
	count(asked) > 0
} else := sent if {
	not clash.reason in {"lends", "accepts"}
	sent := [{"role": "assignment", "path": assignment.path} |
		some assignment in input.assignments
		assignment.book == clash.book
		assignment.deployment == clash.deployment
		assignment.id in clash.assignments
	]
	count(sent) > 0
} else := [{"role": "deployment", "path": deployment.path} |
	some deployment in input.deployments
	deployment.book == clash.book
	deployment.id == clash.deployment
]
