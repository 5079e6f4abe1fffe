package roe.rules.accountability.investigation_test

import data.roe.rules.accountability.investigation
import data.roe.testing

test_whole_finding if {
	found := investigation.findings with input as testing.with_records({"answers": _two({}, {})})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["riverton", "harbor"],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "two answers accountability/investigations order pact",
		"message": "Asked {subject}, {one} names {bearer} and {other} names {other_bearer}. Nothing says which of the two holds.",
		"args": {
			"subject": {"subject": "accountability/investigations"},
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
	found := investigation.findings with input as testing.with_records({"answers": _two({"subject": "accountability/complaints"}, {"subject": "accountability/complaints"})})
	count(found) == 0
}

test_counts_both_answers_on_its_matter if {
	considered := investigation.considered with input as testing.with_records({"answers": array.concat(_two({}, {}), _two({"subject": "accountability/evidence"}, {}))})
	considered == 3
}

test_counts_its_matter if {
	considered := investigation.considered with input as testing.with_records({"answers": _two({}, {"subject": "accountability/complaints"})})
	considered == 1
}

_two(one, other) := [
	testing.answer(object.union({"subject": "accountability/investigations", "document": "order", "bears": "host", "text": {"kind": "instrument", "id": "order", "path": "instruments.order.allots.a"}}, one)),
	testing.answer(object.union({"subject": "accountability/investigations"}, other)),
]
