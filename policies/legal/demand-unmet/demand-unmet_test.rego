package roe.rules.legal.demand_unmet_test

import data.roe.rules.legal.demand_unmet
import data.roe.testing

test_fires if {
	found := demand_unmet.findings with input as _run({"missing": ["finance/liability"]})
	found == {{
		"actions": [],
		"agencies": ["riverton"],
		"args": {
			"agencies": {"agencies": ["riverton"]},
			"agreement": {"agreement": "pact"},
			"instrument": {"instrument": "statute"},
			"subjects": {"subjects": ["finance/liability"]},
		},
		"book": "b",
		"cause": "demand statute pact",
		"clash": "",
		"deployment": "day",
		"message": "{instrument} demands of an agreement of {agencies} that it settles {subjects}, and {agreement} does not.",
		"places": [
			{"path": "agreements.pact", "role": "agreement"},
			{"path": "instruments.statute.demands.\"1\"", "role": "demand"},
		],
		"severity": "warning",
	}}
}

test_approval if {
	every case in [[true, "error"], [false, "warning"]] {
		found := demand_unmet.findings with input as _run({"law": case[0], "lacking": [{"agency": "riverton", "by": "attorney"}]})
		[[finding.severity, finding.args.by, finding.agencies] | some finding in found] == [[case[1], {"words": "the attorney"}, ["riverton"]]]
	}
}

test_each_asks_for_those_who_lack_it if {
	found := demand_unmet.findings with input as _run({"lacking": [{"agency": "riverton", "by": "attorney"}, {"agency": "harbor", "by": "chief"}]})
	{[finding.args.by.words, finding.agencies] | some finding in found} == {["the attorney", ["riverton"]], ["the chief", ["harbor"]]}
}

test_met_is_none if {
	found := demand_unmet.findings with input as _run({})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := demand_unmet.considered with input as _run({})
	considered == 1
}

_run(changes) := testing.with_records({"demands": [object.union({"agreement": "pact", "path": "agreements.pact", "instrument": "statute", "demand_path": "instruments.statute.demands.\"1\"", "law": true, "agencies": ["riverton"], "missing": [], "lacking": []}, changes)]})
