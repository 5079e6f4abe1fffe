package roe.lib_test

import data.roe.lib
import data.roe.testing

_day := {"book": "b", "deployment": "day"}

test_helpers_are_all_but_the_host if {
	lib.helpers(testing.deployment({"agencies": ["harbor", "riverton", "coast"]})) == ["harbor", "coast"]
}

test_day_of_an_instant if {
	lib.day("2026-11-03T06:00:00-08:00") == "2026-11-03"
}

test_used_are_the_arguments_that_a_text_names if {
	lib.used("{host} asks.", {"host": {"agency": "riverton"}, "hosts": {"words": "no"}}) == {"host": {"agency": "riverton"}}
}

test_records_by_book_and_id if {
	facts := object.union(testing.run, {"agencies": [testing.agency({})], "deployments": [testing.deployment({})]})
	object.keys(lib.agencies) == {["b", "harbor"]} with input as facts
	object.keys(lib.deployments) == {["b", "day"]} with input as facts
	object.keys(lib.assignments) == {["b", "day", "line"]} with input as facts
}

test_assignment_places if {
	two := testing.with_records({"assignments": [testing.assignment({}), testing.assignment({"id": "yard"})]})
	found := lib.assignment_places(_day, ["gate", "line"]) with input as two
	found == [{"role": "assignment", "path": "deployments.day.assignments.line"}]
}

test_whole_is_from_the_first_to_the_last if {
	lib.whole([{"during": testing.evening}, {"during": testing.morning}]) == testing.day_long
	lib.whole([{"during": testing.morning}, {"during": testing.evening}]) == testing.day_long
}

test_ladder_has_its_order if {
	rungs := ["officer", "supervisor", "field-commander", "incident-commander", "chief", "elected-official"]
	[lib.ladder[rung] | some rung in rungs] == [0, 1, 2, 3, 4, 5]
}

test_led_by_a_supervisor_or_a_leader if {
	not lib.led(testing.unit({}))
	lib.led(testing.unit({"supervisors": testing.said(1)}))
	lib.led(testing.unit({"leader": testing.said("Sergeant")}))
}

test_radio_plans_are_of_those_that_have_one if {
	found := lib.radio_plans with input as testing.with_records({"deployments": [testing.deployment({}), testing.deployment({"id": "game", "has_radio": false})]})
	[deployment.id | some deployment in found] == ["day"]
}

test_no_net_of_a_use if {
	parts := {"severity": "note", "message": "None."}
	nets := {"nets": array.concat([testing.net({"use": "command"})], testing.strangers(testing.net({"use": "calling"})))}
	found := lib.no_net(testing.deployment({}), "calling", parts) with input as testing.with_records(nets)
	found.cause == "no net calling"
	found.deployment == "day"
	found.agencies == ["riverton", "harbor"]
	found.places == [{"role": "deployment", "path": "deployments.day"}]
	not lib.no_net(testing.deployment({}), "command", parts) with input as testing.with_records(nets)
}

test_finding_on_a_need if {
	need := object.union(testing.need({}), _day)
	found := lib.need(need, {}) with input as testing.run
	found.agencies == ["harbor"]
	found.actions == ["chemical/cs"]
	found.during == testing.day_long
	found.places == [{"role": "rule", "path": "instruments.manual.norms.\"308.4\""}, {"role": "assignment", "path": "deployments.day.assignments.line"}]
	lib.need_cause("unfilled", need) == "unfilled field-commander harbor "
	args := lib.need_args(need)
	args.approvals == {"approvals": [need.approval]}
	args.rules == {"norms": ["manual#308.4"]}
	args.agencies == {"agencies": ["harbor"]}
	args.action == {"actions": ["chemical/cs"]}
}

test_cites_where_norms_and_clauses_are_written if {
	found := lib.cites("b", ["order#5.2", "pact#3", "pact#4", "nowhere"], "rule") with input as testing.run
	found == [
		{"role": "rule", "path": "instruments.order.norms.\"5.2\""},
		{"role": "clause", "path": "agreements.pact.clauses.\"3\""},
		{"role": "clause", "path": "agreements.pact.clauses.\"4\""},
	]
}

test_agreement_weighs_by_what_else_holds if {
	use := object.union(testing.use({}), _day)
	every case in [
		{"pairs": [testing.pair({})], "severity": "error"},
		{"pairs": [testing.pair({"valid": ["pact"]})], "severity": "warning"},
		{"pairs": [testing.pair({"aid": "coast"})], "severity": "warning"},
		{"pairs": testing.strangers(testing.pair({})), "severity": "warning"},
	] {
		found := lib.usage(use, {}) with input as testing.with_records({"pairs": case.pairs})
		[found.severity, found.agencies] == [case.severity, ["harbor"]]
	}
	lib.validity(object.union(use, {"agency": "riverton"})) == "error" with input as testing.with_records({"pairs": [testing.pair({})]})
}

test_uses_by_parties_and_where_they_are_written if {
	found := lib.party_uses with input as testing.with_records({"agreement_uses": [testing.use({}), testing.use({"agency": "coast", "party": false})]})
	[use.agency | some use in found] == ["harbor"]
	lib.at_agreement(testing.use({})) == [{"role": "agreement", "path": "agreements.pact"}]
	lib.at_party(testing.use({})) == [{"role": "party", "path": "agreements.pact.parties.harbor"}]
}

test_on_keeps_one_topic if {
	[clash.id | some clash in lib.on([testing.clash({}), testing.clash({"id": "c2", "topic": "legal"})], "legal")] == ["c2"]
}

test_finding_on_tasks if {
	found := lib.tasked(object.union(testing.role({}), _day), ["task/traffic"], {"severity": "note"})
	found.agencies == ["harbor"]
	found.actions == ["task/traffic"]
	found.args == {
		"agency": {"agency": "harbor"},
		"assignment": {"assignment": "line"},
		"tasks": {"actions": ["task/traffic"], "sensitive": "tactics"},
	}
	found.places == [{"role": "assignment", "path": "deployments.day.assignments.line.tasks"}]
	lib.tasked(object.union(testing.role({}), _day), [], {"agencies": ["coast"]}).agencies == ["coast"]
}

_escort := object.union(_day, {"host": "riverton", "agencies": ["harbor"], "assignment": "line", "path": "p", "norm": "order#5.2", "clause": false, "at_least": 2, "excepted_tasks": ["task/traffic"]})

test_finding_on_an_escort if {
	found := lib.escorted(_escort, {"severity": "note"}) with input as testing.run
	found.agencies == ["riverton", "harbor"]
	found.places == [{"role": "assignment", "path": "p"}, {"role": "host rule", "path": "instruments.order.norms.\"5.2\""}]
	mine := lib.escorted(_escort, {"agencies": ["coast"]}) with input as testing.run
	mine.agencies == ["coast"]
	lib.escort_args(_escort).promise == {"norms": ["order#5.2"]}
	lib.escort_args(object.union(_escort, {"clause": true})).promise == {"clause": "order#5.2"}
}

test_nets_and_members_of_one_deployment if {
	net := object.union(testing.net({}), _day)
	facts := testing.with_records({
		"nets": array.concat([testing.net({})], testing.strangers(testing.net({}))),
		"net_members": array.concat([testing.member({}), testing.member({"net": "two"})], testing.strangers(testing.member({}))),
	})
	nets := lib.nets_of(_day) with input as facts
	nets == [net]
	members := lib.members_of(net) with input as facts
	members == [object.union(testing.member({}), _day)]
}

test_a_net_is_moved_only_if_the_repair_moves_it if {
	net := object.union(testing.net({}), _day)
	finding := {"args": {}, "remedy": "own"}
	moved := lib.with_move(finding, net) with input as testing.with_records({"net_repairs": [testing.net_repair({"moved": true})], "radio_repairs": []})
	moved.remedy == "Put the net on {own}, which all of its members can use."
	kept := lib.with_move(finding, net) with input as testing.with_records({"net_repairs": [testing.net_repair({"gateways": 1})], "radio_repairs": []})
	kept == finding
}

test_what_a_data_system_is_for if {
	lib.data_uses == {"cad": "dispatch", "messaging": "messages", "location": "knowing where officers are", "video": "pictures", "files": "documents"}
}

test_places_of_a_pair_of_channels if {
	lib.pair_places({"path": "channels.a", "other_path": "channels.b"}) == [{"role": "channel", "path": "channels.a"}, {"role": "other channel", "path": "channels.b"}]
}

test_a_record_is_of_its_deployment_and_of_no_clash if {
	lib.record(_day, {}) == {"book": "b", "deployment": "day", "agencies": [], "actions": [], "clash": ""}
}
