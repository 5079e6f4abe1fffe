package roe.people_test

import data.roe.lib
import data.roe.testing

test_two_answers_come_to if {
	every case in [
		{"one": {"bears": "own", "binds_aid": false}, "other": {"bears": "host", "binds_host": false}, "says": "nobody does it"},
		{"one": {"bears": "host", "binds_host": false}, "other": {"bears": "own", "binds_aid": false}, "says": "nobody does it"},
		{"one": {"bears": "host", "binds_aid": false}, "other": {"bears": "own", "binds_host": false}, "says": "done twice"},
		{"one": {"bears": "outside", "law": true}, "other": {"bears": "own"}, "says": "The one that is law stands"},
		{"one": {"bears": "state"}, "other": {"bears": "own"}, "says": "Nothing says which"},
		{"one": {"bears": "host", "binds_aid": false}, "other": {"bears": "own"}, "says": "Nothing says which"},
	] {
		contains(lib.comes_to(testing.answer(case.one), testing.answer(case.other)), case.says)
	}
}

test_law_makes_it_an_error if {
	statute := testing.answer({"document": "statute", "law": true, "bears": "outside"})
	lib.dispute(testing.answer({}), statute, "Asked").severity == "error"
	lib.dispute(testing.answer({}), testing.answer({"bears": "host"}), "Asked").severity == "warning"
}

test_contrary if {
	every case in [
		{"answers": [testing.answer({}), testing.answer({"document": "statute", "bears": "host"})], "count": 1},
		# The same answer, one that shares the job, and one that tells cases apart.
		{"answers": [testing.answer({}), testing.answer({"document": "statute"})], "count": 0},
		{"answers": [testing.answer({}), testing.answer({"document": "statute", "bears": "shared"})], "count": 0},
		{"answers": [testing.answer({}), testing.answer({"bears": "outside"}), testing.answer({"document": "statute", "bears": "outside"})], "count": 0},
		{"answers": [testing.answer({}), testing.answer({"document": "statute", "bears": "host", "aid": "coast"})], "count": 0},
	] {
		found := lib.contrary with input as {"answers": case.answers}
		count(found) == case.count
	}
}
