package roe.lib

# owned names a standing unit or equipment of an agency.
owned(agency, id) := concat("#", [agency, id])

# pieces is a count that the public does not read.
pieces(n) := {"number": n, "one": "piece", "many": "pieces", "sensitive": "numbers"}

# overbooked is a finding about a stock that is promised more than once: one for
# each stretch of time, which become one.
overbooked(over, severity, message, args) := {finding |
	some stretch in over.stretches
	finding := record(over, {
		"severity": severity,
		"cause": concat(" ", ["promised", over.agency, over.kind, over.thing]),
		"message": message,
		"args": used(message, object.union(_booking(over), args)),
		"agencies": [over.agency],
		"places": [{"role": promise.by, "path": promise.path, "book": promise.book} | some promise in over.promises],
		"during": stretch.during,
	})
}

_booking(over) := {
	"agency": {"agency": over.agency},
	"here": {"deployment": over.deployment},
	"others": {"list": [event | some event in other_events(over)]},
	"events": {"list": array.concat([{"deployment": over.deployment}], [event | some event in other_events(over)])},
}

# other_events are the other deployments, and the dates of the calendar, to which
# a stock is promised.
other_events(over) := {_event(promise) |
	some promise in over.promises
	[promise.book, promise.deployment] != [over.book, over.deployment]
}

_event(promise) := {"deployment": promise.deployment, "book": promise.book} if promise.deployment != ""

_event(promise) := {"event": promise.event, "book": promise.book} if promise.deployment == ""

# promised is the most that is promised at one time.
promised(over) := max([stretch.promised | some stretch in over.stretches])
