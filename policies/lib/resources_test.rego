package roe.lib_test

import data.roe.lib
import data.roe.testing

test_numbers_are_kept_from_the_public if {
	lib.officers(3) == {"number": 3, "one": "officer", "many": "officers", "sensitive": "numbers"}
	lib.pieces(3) == {"number": 3, "one": "piece", "many": "pieces", "sensitive": "numbers"}
}

test_promises_are_counted_at_the_worst_hour if {
	over := testing.overbooked({"stretches": [testing.stretch({"promised": 2}), testing.stretch({"promised": 5}), testing.stretch({"promised": 3})]})
	lib.promised(over) == 5
}

test_other_events_are_elsewhere_or_in_another_book if {
	over := testing.overbooked({"promises": [
		testing.promise({}),
		testing.promise({"deployment": "game"}),
		testing.promise({"book": "c"}),
		testing.promise({"deployment": "", "event": "concert", "by": "event"}),
	]})
	lib.other_events(over) == {{"deployment": "game", "book": "b"}, {"deployment": "day", "book": "c"}, {"event": "concert", "book": "b"}}
}

test_a_stock_promised_twice if {
	found := lib.overbooked(testing.overbooked({}), "error", "{agency} {events} {own}", {"own": {"words": "own"}})
	[[finding.severity, finding.cause, finding.args, finding.places[1], finding.during] | some finding in found] == [[
		"error",
		"promised harbor unit field-force",
		{
			"agency": {"agency": "harbor"},
			"events": {"list": [{"deployment": "day"}, {"deployment": "game", "book": "c"}]},
			"own": {"words": "own"},
		},
		{"role": "unit", "path": "deployments.game.units.h9", "book": "c"},
		testing.day_interval,
	]]
}

test_what_is_owned if {
	lib.owned("harbor", "truck") == "harbor#truck"
}
