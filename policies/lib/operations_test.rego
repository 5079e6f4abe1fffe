package roe.lib_test

import data.roe.lib
import data.roe.testing

test_together_are_incident_commanders_of_a_unified_command if {
	commanders := [testing.position({}), testing.position({"id": "ic2"}), testing.position({"id": "ops", "title": "operations-section-chief"})]
	unified := testing.with_records({"positions": commanders, "commands": [testing.command({"kind": testing.said("unified")})]})
	single := testing.with_records({"positions": commanders, "commands": [testing.command({"kind": testing.said("single")})]})
	fact := {"book": "b", "deployment": "day"}
	lib.together(fact, ["ic", "ic2"]) with input as unified
	not lib.together(fact, ["ic", "ops"]) with input as unified
	not lib.together(fact, ["ic", "ic2"]) with input as single
}

test_periods_that_touch_do_not_meet if {
	morning := {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T12:00:00-08:00"}
	noon := {"from": "2026-11-03T11:00:00-08:00", "until": "2026-11-03T13:00:00-08:00"}
	afternoon := {"from": "2026-11-03T12:00:00-08:00", "until": "2026-11-03T18:00:00-08:00"}
	lib.meet(morning, noon)
	lib.meet(noon, morning)
	not lib.meet(morning, afternoon)
	not lib.meet(afternoon, morning)
}

test_places_of_the_positions_asked_for if {
	positions := [testing.position({"path": "ic"}), testing.position({"id": "ops", "path": "ops"})]
	found := lib.position_places({"book": "b", "deployment": "day"}, ["ops"]) with input as testing.with_records({"positions": positions})
	found == [{"role": "position", "path": "ops"}]
}

test_who_commands_or_acts_must_be_heard if {
	weights := {"command": "error", "tactical": "error", "support": "warning", "calling": "warning"}
	every use, weight in weights {
		lib.net_severity(testing.net({"use": use})) == weight
	}
}

test_users_of_a_channel_have_a_net_on_it if {
	channel := object.union(testing.channel({}), {"book": "b"})
	elsewhere := object.union(testing.net({}), {"book": "other"})
	another := testing.net({"channel": testing.said("vtac12")})
	found := lib.channel_users(channel) with input as testing.with_records({"nets": [elsewhere, another]})
	found == {""}
	both := lib.channel_users(channel) with input as testing.with_records({"nets": [elsewhere, testing.net({})]})
	both == {"day"}
}

# What a rule says itself stands before what its kind of finding says.
test_parts_of_the_rule_stand if {
	parts := {"agencies": ["harbor"], "severity": "note", "places": []}
	every record in [
		lib.no_net(testing.deployment({}), "calling", parts),
		lib.need(object.union(testing.need({}), {"book": "b", "deployment": "day"}), parts),
		lib.usage(object.union(testing.use({}), {"book": "b", "deployment": "day"}), object.union(parts, {"agencies": ["harbor"]})),
		lib.record({"book": "b", "deployment": "day"}, parts),
	] {
		object.union(record, parts) == record with input as testing.run
	}
}

test_documents_alone_have_no_deployment if {
	lib.record({"book": "b"}, {}).deployment == ""
}

test_a_need_names_its_posts if {
	args := lib.need_args(testing.need({"vacant": ["ic"], "holders": ["ops"]}))
	args.vacant == {"list": [{"position": "ic"}]}
	args.holders == {"list": [{"position": "ops"}]}
}

test_all_who_sign_or_approve_have_a_name if {
	object.keys(lib.signatory) == {"attorney", "chief", "designee", "elected-official", "governing-body", "state"}
}

test_every_rung_has_words if {
	object.keys(lib.rungs) == {"officer", "supervisor", "field-commander", "incident-commander", "chief", "elected-official"}
}
