# Package testing makes facts for the tests of rules: Harbor PD comes to help
# Riverton PD in the deployment "day".
package roe.testing

# clash is one between Riverton's rule (left) and Harbor's (right).
clash(changes) := object.union(
	{
		"id": "c1",
		"kind": "unreached",
		"book": "b",
		"deployment": "day",
		"assignment": "line",
		"assignments": ["line"],
		"topic": "force",
		"actions": ["force/baton"],
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"left": {
			"agencies": ["riverton"],
			"position": "prohibited",
			"view": "here",
			"norms": ["order#5.2"],
			"approvals": [],
			"rank": 3,
			"duty": {"stated": false, "value": ""},
		},
		"right": {
			"agencies": ["harbor"],
			"position": "permitted",
			"view": "home",
			"norms": ["manual#308.4"],
			"approvals": [],
			"rank": 3,
			"duty": {"stated": false, "value": ""},
		},
		"reason": "",
		"word": {"stated": false, "value": ""},
		"exposure": {"planned": false, "carried": false, "trained": true, "unknown": false, "in_play": true},
		"region": "passive resistance",
		"situation": "people who link arms",
		"witness": [],
		"law": false,
		"whole": false,
		"confidence": "stated",
		"settlements": [],
		"settled": false,
		"cause": "order#5.2 ~ manual#308.4",
	},
	changes,
)

# idle is the exposure of what nobody has, plans or is trained for.
idle := {"exposure": {"planned": false, "carried": false, "trained": false, "unknown": false, "in_play": false}}

# facts of a run with these clashes.
facts(clashes) := object.union(run, {"clashes": {field: [one |
	some one in clashes
	replace(one.kind, "-", "_") == field
] |
	some field in kinds
}})

kinds := {
	"against_own_rules",
	"approver",
	"defect",
	"dilemma",
	"duty",
	"forbidden_here",
	"incapable",
	"incomparable",
	"mismatch",
	"proxy",
	"silent",
	"terms",
	"unreached",
}

# with_records adds arrays of records to the run; a record of a deployment
# belongs to "day".
with_records(arrays) := object.union(run, {name: [object.union({"book": "b", "deployment": "day"}, record) |
	some record in records
] |
	some name, records in arrays
})

# run is everything that most rules look up.
run := {
	"today": "2026-10-01",
	"agencies": [],
	"actions": [],
	"instruments": [],
	"agreements": [],
	"offers": [],
	"clashes": {field: [] | some field in kinds},
	"knowledge": [],
	"needs": [],
	"overreach": [],
	"attempts": [],
	"agreement_uses": [],
	"pairs": [],
	"missing_clauses": [],
	"commands": [],
	"command_moments": [],
	"positions": [],
	"reports": [],
	"nets": [],
	"net_members": [],
	"frequency_reuse": [],
	"channels": [],
	"norms": [
		norm("order#5.2", {"path": "instruments.order.norms.\"5.2\""}),
		norm("manual#308.4", {"path": "instruments.manual.norms.\"308.4\""}),
		norm("statute#1", {"path": "instruments.statute.norms.\"1\"", "law": true}),
		norm("day#2", {"path": "deployments.day.plan.norms.\"2\"", "kind": "operation-order"}),
		norm("pact#3", {"path": "agreements.pact.clauses.\"3\"", "kind": "agreement"}),
	],
	"clauses": [
		{"book": "b", "id": "pact#3", "path": "agreements.pact.clauses.\"3\"", "agreement": "pact", "topic": "force"},
		{"book": "b", "id": "pact#4", "path": "agreements.pact.clauses.\"4\"", "agreement": "pact", "topic": "finance"},
	],
	"deployments": [deployment({})],
	"assignments": [assignment({})],
	"requests": [{
		"book": "b",
		"deployment": "day",
		"id": "r1",
		"path": "deployments.day.requests.r1",
		"from": "harbor",
		"to": "riverton",
		"tasks": [],
	}],
	"units": [unit({})],
}

norm(id, changes) := object.union(
	{
		"book": "b",
		"id": id,
		"document": split(id, "#")[0],
		"kind": "policy",
		"law": false,
		"actions": [],
	},
	changes,
)

deployment(changes) := object.union(
	{
		"book": "b",
		"id": "day",
		"path": "deployments.day",
		"election_event": {"stated": false, "value": ""},
		"host": "riverton",
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"agencies": ["riverton", "harbor"],
		"agreements": ["pact"],
		"has_command": true,
		"has_radio": true,
		"has_plan": true,
	},
	changes,
)

assignment(changes) := object.union(
	{
		"book": "b",
		"deployment": "day",
		"id": "line",
		"path": "deployments.day.assignments.line",
		"host": "riverton",
		"units": ["h1"],
		"agencies": ["harbor"],
		"tasks": [],
		"front_line": false,
		"host_present": true,
	},
	changes,
)

unit(changes) := object.union(
	{
		"book": "b",
		"deployment": "day",
		"id": "h1",
		"path": "deployments.day.units.h1",
		"agency": "harbor",
		"officers": {"stated": false, "value": 0},
		"supervisors": {"stated": false, "value": 0},
		"leader": {"stated": false, "value": ""},
		"carries": [],
	},
	changes,
)
