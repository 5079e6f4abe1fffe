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
		{"one": {"bears": "own"}, "other": {"bears": "host", "binds_host": false}, "says": "Nothing says which"},
		{"one": {"bears": "own", "binds_host": false, "binds_aid": false}, "other": {"bears": "host", "binds_host": false}, "says": "Nothing says which"},
		{"one": {"bears": "own", "binds_aid": false}, "other": {"bears": "host", "binds_host": false, "binds_aid": false}, "says": "Nothing says which"},
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

test_what_is_asked_of_officers if {
	every case in [
		{"lack": {"what": "service", "years": 1}, "says": "a year of service"},
		{"lack": {"what": "service", "years": 2}, "says": "2 years of service"},
		{"lack": {"what": "record", "record": "excessive-force", "years": 5}, "says": "no sustained complaint of excessive force in the last 5 years"},
		{"lack": {"what": "record", "record": "first-amendment", "years": 3}, "says": "no liability over First Amendment rights in the last 3 years"},
		{"lack": {"what": "course", "course": "Crowds"}, "says": "“Crowds”"},
		{"lack": {"what": "course", "course": "Crowds", "hours": 8, "months": 24}, "says": "at least 8 hours of “Crowds”, taken within 24 months before"},
		{"lack": {"what": "full-time"}, "says": "full-time employment"},
		{"lack": {"what": "standing", "record": "other"}, "says": "good standing"},
		{"lack": {"what": "certificate"}, "says": "the certificate of the host's state"},
	] {
		lib.asked_of(testing.shortfall(case.lack)) == case.says
	}
	startswith(lib.course(testing.shortfall({"hours": 1})), "at least 1 ")
	contains(lib.course(testing.shortfall({"months": 1})), "taken within 1 ")
	object.keys(lib.records) == {"excessive-force", "first-amendment", "untruthfulness", "discrimination", "other"}
}

test_two_answers_are_to_one_question if {
	one := testing.answer({})
	other := testing.answer({"document": "statute", "bears": "host"})
	every changes in [{"book": "other"}, {"deployment": "other"}, {"host": "coast"}, {"aid": "coast"}, {"subject": "accountability/custody"}] {
		found := lib.contrary with input as {"answers": [one, object.union(other, changes)]}
		count(found) == 0
	}
	found := lib.contrary with input as {"answers": [one, other]}
	found == {[one, other]}
}

# A document that says both tells cases apart, but only to the same question.
test_what_a_document_names_elsewhere_does_not_count if {
	one := testing.answer({})
	other := testing.answer({"document": "statute", "bears": "host"})
	found := lib.contrary with input as {"answers": [one, other, object.union(other, {"bears": "own", "aid": "coast"}), testing.answer({"document": "zone", "bears": "shared", "aid": "coast"})]}
	found == {[one, other]}
}

test_dispute_names_both_answers if {
	text := {"kind": "instrument", "id": "statute", "path": "instruments.statute.names.\"1\""}
	found := lib.dispute(testing.answer({}), testing.answer({"document": "statute", "bears": "outside", "law": true, "text": text}), "Asked who hears complaints,")
	found.agencies == ["riverton", "harbor"]
	found.cause == "two answers accountability/complaints pact statute"
	found.message == "Asked who hears complaints, {one} names {bearer} and {other} names {other_bearer}. The one that is law stands, and the other misleads whoever follows it."
	found.args == {
		"subject": {"subject": "accountability/complaints"},
		"one": {"clause": "pact#3"},
		"bearer": {"words": "each officer's own agency"},
		"other": {"instrument": "statute"},
		"other_bearer": {"words": "somebody from outside of both agencies"},
	}
	found.places == [{"role": "answer", "path": "agreements.pact.clauses.\"3\""}, {"role": "other answer", "path": "instruments.statute.names.\"1\""}]
	object.keys(lib.bearers) == {"host", "own", "fault", "state", "outside"}
}

test_what_an_agreement_leaves_unsaid if {
	found := lib.unsaid(object.union(testing.left_out({}), {"book": "b"}), {"b", "a"}, "note", "So what.")
	found.severity == "note"
	found.cause == "unsaid pact accountability"
	found.message == "{agreement} says nothing on {subjects}. So what."
	found.args.subjects == {"subjects": ["a", "b"]}
	found.places == [{"role": "agreement", "path": "agreements.pact"}]
}

test_each_document_answers_for_itself if {
	answers := [testing.answer({}), testing.answer({"document": "statute", "bears": "host"}), testing.answer({"document": "zone", "bears": "host"})]
	found := lib.contrary with input as {"answers": answers}
	found == {[answers[0], answers[1]], [answers[0], answers[2]]}
}

test_texts_are_cited_and_pointed_at if {
	lib.texts([testing.text]) == {"list": [{"clause": "pact#3"}]}
	lib.because_of([testing.text]) == [{"role": "asks for it", "path": "agreements.pact.clauses.\"3\""}]
}
