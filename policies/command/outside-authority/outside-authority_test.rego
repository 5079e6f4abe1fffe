package roe.rules.command.outside_authority_test

import data.roe.rules.command.outside_authority
import data.roe.testing

_run(superiors, kind) := object.union(
	testing.with_records({
		"superiors": superiors,
		"positions": [testing.position({"id": "ops", "path": "deployments.day.command.positions.ops"})],
	}),
	{"agencies": [testing.agency({"kind": kind}), testing.agency({"id": "coast"}), testing.agency({"id": "patrol", "kind": "state"})]},
)

test_fires_once_for_all_whom_it_commands if {
	found := outside_authority.findings with input as _run(
		[
			testing.superior({"during": testing.morning}),
			testing.superior({"during": testing.evening, "over": "patrol", "positions": ["ic"]}),
		],
		"municipal",
	)
	found == {{
		"actions": [],
		"agencies": ["harbor", "coast", "patrol"],
		"args": {
			"agency": {"agency": "harbor"},
			"over": {"agencies": ["coast", "patrol"]},
			"period": {"interval": testing.day_long},
			"positions": {"list": [{"position": "ic"}, {"position": "ops"}]},
		},
		"book": "b",
		"cause": "outside authority harbor warning",
		"clash": "",
		"deployment": "day",
		"during": testing.day_long,
		"message": "{period} officers of {over} work under {positions}, and nothing gives {agency} command over them: it neither hosts the event nor polices the place, and no agreement in force for them and no law in this book says so.",
		"places": [
			{"path": "deployments.day.command.positions.ops", "role": "position"},
			{"path": "deployments.day.assignments.line", "role": "assignment"},
		],
		"severity": "warning",
	}}
}

test_from_above_it_is_an_error if {
	every kind in ["federal", "state", "guard"] {
		found := outside_authority.findings with input as _run([testing.superior({})], kind)
		{one.severity | some one in found} == {"error"}
		alike := outside_authority.findings with input as _run([testing.superior({"over": "patrol"})], kind)
		{one.severity | some one in alike} == {"warning"}
	}
}

test_any_ground_will_do if {
	every ground in [{"hosts": true}, {"territory": true}, {"clauses": ["pact#3"]}, {"grants": ["statute#1"]}, {"unread": ["pact"]}, {"clauses": ["pact#3"], "grants": ["statute#1"]}, {"clauses": ["pact#3"], "unread": ["pact"]}] {
		found := outside_authority.findings with input as _run([testing.superior(ground)], "state")
		count(found) == 0
	}
}

test_a_host_puts_its_own_officers_where_it_will if {
	under_partner := outside_authority.findings with input as _run([testing.superior({"consents": true})], "state")
	count(under_partner) == 0
	under_federal := outside_authority.findings with input as _run([testing.superior({"consents": true})], "federal")
	{one.severity | some one in under_federal} == {"error"}
}

test_counts_what_it_looked_at if {
	considered := outside_authority.considered with input as _run([testing.superior({})], "state")
	considered == 1
}
