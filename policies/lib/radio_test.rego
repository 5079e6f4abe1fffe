package roe.lib_test

import data.roe.lib
import data.roe.testing

repaired(change, proven) := finding if {
	plans := [testing.radio_repair({"proven": proven})]
	facts := testing.with_records({"net_repairs": [testing.net_repair(change)], "radio_repairs": plans})
	finding := lib.with_repair({"args": {}}, testing.net({"book": "b", "deployment": "day"})) with input as facts
}

test_nothing_helps if {
	finding := repaired({"left": true, "channels": []}, true)
	finding.remedy == "Nothing that the plan has makes this net whole: bring radios that share a channel, or free one that its members share."
	finding.args == {}
}

test_another_channel_suffices if {
	finding := repaired({"moved": true}, true)
	finding.remedy == "Put the net on {own}, which all of its members can use."
	finding.args == {"own": {"channel": "vtac11"}}
}

test_lent if {
	finding := repaired({"radios": 4, "loans": [{"member": "h1", "radios": 4, "counted": true}]}, true)
	finding.remedy == "Lend {radios} from the cache to {borrowers}."
	finding.args == {
		"radios": {"number": 4, "one": "radio", "many": "radios", "sensitive": "numbers"},
		"borrowers": {"list": [{"member": "h1"}]},
	}
}

test_lent_uncounted if {
	finding := repaired({"radios": 1, "loans": [{"member": "h1", "radios": 1, "counted": false}, {"member": "h2", "radios": 1, "counted": true}]}, true)
	finding.args.uncounted == {"list": [{"member": "h1"}]}
	finding.remedy == "Lend {radios} or more from the cache to {borrowers}: nobody has said how many officers {uncounted} has."
}

test_everything if {
	finding := repaired(
		{
			"moved": true, "channels": ["vtac12", "utac41"], "gateways": 1, "liaisons": ["h3"],
			"programs": [{"member": "h1", "channel": "vtac12"}, {"member": "h2", "channel": "utac41"}],
		},
		false,
	)
	finding.remedy == "Put the net on {own}. Patch {patched} together by {gateways}. Send a liaison with a radio of this net to {liaisons}. Program {program_0} into the radios of {programmed_0}. Program {program_1} into the radios of {programmed_1}. The search for the least was cut short: there may be something simpler."
	finding.args == {
		"own": {"channel": "vtac12"},
		"patched": {"list": [{"channel": "vtac12"}, {"channel": "utac41"}]},
		"gateways": {"number": 1, "one": "gateway", "many": "gateways"},
		"liaisons": {"list": [{"member": "h3"}]},
		"program_0": {"channel": "vtac12"},
		"programmed_0": {"list": [{"member": "h1"}]},
		"program_1": {"channel": "utac41"},
		"programmed_1": {"list": [{"member": "h2"}]},
	}
}

test_liaisons if {
	finding := repaired({"liaisons": ["h3", "h4"]}, true)
	finding.remedy == "Send a liaison with a radio of this net to each of {liaisons}."
}

test_no_repair if {
	finding := lib.with_repair({"args": {}}, testing.net({"book": "b", "deployment": "day"})) with input as testing.with_records({})
	finding == {"args": {}}
}

test_users_of_a_pair if {
	facts := testing.with_records({"nets": [testing.net({}), testing.net({"id": "two", "channel": testing.said("x")})]})
	lib.pair_users({"book": "b", "channels": ["vtac11", "y"]}) == {"day"} with input as facts
	lib.pair_users({"book": "b", "channels": ["z", "y"]}) == {""} with input as facts
	lib.pair_places({"path": "channels.a", "other_path": ""}) == [{"role": "channel", "path": "channels.a"}]
}

test_another_channel_may_not_suffice if {
	program := {"programs": [{"member": "h1", "channel": "vtac11"}]}
	every change in [
		object.union(program, {"radios": 1, "loans": [{"member": "h2", "radios": 1, "counted": true}]}),
		object.union(program, {"liaisons": ["h3"]}),
		object.union(program, {"gateways": 1}),
	] {
		startswith(repaired(object.union(change, {"moved": true}), true).remedy, "Put the net on {own}. ")
	}
}
