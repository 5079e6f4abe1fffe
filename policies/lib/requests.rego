package roe.lib

# request_finding is a finding about requests that went the same way.
request_finding(ways, parts) := record(ways[0], object.union(object.remove(parts, ["args"]), {
	"message": _by_the_way(ways, parts.message),
	"agencies": sort({agency | some way in ways; some agency in [way.from, way.to]}),
	"args": used(parts.message, object.union(object.get(parts, "args", {}), {
		"from": {"agencies": sort({way.from | some way in ways})},
		"to": {"agencies": sort({way.to | some way in ways})},
		"way": {"way": ways[0].way},
	})),
	"places": array.concat(
		[{"role": "request", "path": way.path} | some way in ways],
		[{"role": "way of asking", "path": ways[0].way_path}],
	),
}))

# _by_the_way does not say that a request goes a way which it does not name.
_by_the_way(ways, message) := message if {
	some way in ways
	way.named
} else := replace(message, "for help under {way}, ", "for help, and the law or plan under which it asks is not named; {way} would apply, ")

# same_way keeps, of some requests, those that went one way in one deployment.
same_way(ways, way) := [other |
	some other in ways
	other.book == way.book
	other.deployment == way.deployment
	other.way == way.way
]

# way_levels names levels of a way in a message.
way_levels(levels) := {"list": [{"level": level.id} | some level in levels]}

# requests of the run, by book, deployment and id.
requests := {[request.book, request.deployment, request.id]: request | some request in input.requests}

# counted_on: some of these requests are for officers whom the plan counts on.
counted_on(ways) if {
	some way in ways
	requests[[way.book, way.deployment, way.request]].counted_on
}

# turned_down: help was refused, is still pending, or was never asked for in
# form.
turned_down(request) if request.outcome.value in {"pending", "refused"}

turned_down(request) if {
	request.approved.stated
	not request.approved.value
}

turned_down(request) if {
	request.formal.stated
	not request.formal.value
}

# rungs in words, after "only".
rungs := {
	"officer": "an officer",
	"supervisor": "a supervisor",
	"field-commander": "a field commander",
	"incident-commander": "the incident commander",
	"chief": "the chief",
	"elected-official": "the elected official",
}
