package roe.rules.force.unreached_test

import data.roe.rules.force.unreached

_clash := {
	"id": "c1",
	"kind": "unreached",
	"book": "b",
	"deployment": "d",
	"topic": "force",
	"actions": ["chemical/oc-spray"],
	"left": {"agencies": ["riverton"], "position": "prohibited", "norms": ["order#5.2"], "approvals": []},
	"right": {"agencies": ["harbor"], "position": "permitted", "norms": ["manual#308.4"], "approvals": []},
	"exposure": {"in_play": true},
	"law": false,
	"settled": false,
	"cause": "order#5.2|manual#308.4",
}

_norms := [
	{"book": "b", "id": "order#5.2", "path": "instruments.order.norms.\"5.2\""},
	{"book": "b", "id": "manual#308.4", "path": "instruments.manual.norms.\"308.4\""},
]

test_open_clash_is_an_error if {
	found := unreached.findings with input as {"norms": _norms, "clashes": {"unreached": [_clash]}}
	[finding] = [f | some f in found]
	finding.severity == "error"
	count(finding.places) == 2
}

test_settled_clash_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := unreached.findings with input as {"norms": _norms, "clashes": {"unreached": [settled]}}
	count(found) == 0
}
