package roe.rules.accountability.complaints_test

import data.roe.rules.accountability.complaints
import data.roe.testing

test_whole_finding if {
	found := complaints.findings with input as testing.with_records({"answers": _two({}, {})})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["riverton", "harbor"],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "two answers accountability/complaints order pact",
		"message": "Asked {subject}, {one} names {bearer} and {other} names {other_bearer}. Nothing says which of the two holds.",
		"args": {
			"subject": {"subject": "accountability/complaints"},
			"one": {"instrument": "order"},
			"bearer": {"words": "the host"},
			"other": {"clause": "pact#3"},
			"other_bearer": {"words": "each officer's own agency"},
		},
		"places": [
			{"role": "answer", "path": "instruments.order.allots.a"},
			{"role": "other answer", "path": "agreements.pact.clauses.\"3\""},
		],
	}}
}

test_another_matter_is_none if {
	found := complaints.findings with input as testing.with_records({"answers": _two({"subject": "accountability/evidence"}, {"subject": "accountability/evidence"})})
	count(found) == 0
}

test_counts_both_answers_on_its_matter if {
	considered := complaints.considered with input as testing.with_records({"answers": array.concat(_two({}, {}), _two({"subject": "accountability/evidence"}, {}))})
	considered == 3
}

test_counts_its_matter if {
	considered := complaints.considered with input as testing.with_records({"answers": _two({}, {"subject": "accountability/evidence"})})
	considered == 1
}

_two(one, other) := [
	testing.answer(object.union({"subject": "accountability/complaints", "document": "order", "bears": "host", "text": {"kind": "instrument", "id": "order", "path": "instruments.order.allots.a"}}, one)),
	testing.answer(object.union({"subject": "accountability/complaints"}, other)),
]
