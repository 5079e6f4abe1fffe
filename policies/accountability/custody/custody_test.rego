package roe.rules.accountability.custody_test

import data.roe.rules.accountability.custody
import data.roe.testing

test_whole_finding if {
	found := custody.findings with input as testing.with_records({"answers": _two({}, {})})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["riverton", "harbor"],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "two answers accountability/arrestees order pact",
		"message": "On {subject}, {one} names {bearer} and {other} names {other_bearer}. Nothing says which of the two holds.",
		"args": {
			"subject": {"subject": "accountability/arrestees"},
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
	found := custody.findings with input as testing.with_records({"answers": _two({"subject": "accountability/complaints"}, {"subject": "accountability/complaints"})})
	count(found) == 0
}

test_counts_all_other_matters if {
	answers := [testing.answer({"subject": subject}) |
		some subject in ["accountability/evidence", "accountability/records", "accountability/complaints"]
	]
	considered := custody.considered with input as testing.with_records({"answers": answers})
	considered == 2
}

test_counts_its_matter if {
	considered := custody.considered with input as testing.with_records({"answers": _two({}, {"subject": "accountability/complaints"})})
	considered == 1
}

_two(one, other) := [
	testing.answer(object.union({"subject": "accountability/arrestees", "document": "order", "bears": "host", "text": {"kind": "instrument", "id": "order", "path": "instruments.order.allots.a"}}, one)),
	testing.answer(object.union({"subject": "accountability/arrestees"}, other)),
]
