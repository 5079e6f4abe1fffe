package roe.rules.communications.channel_name_test

import data.roe.rules.communications.channel_name
import data.roe.testing

test_written_otherwise if {
	found := channel_name.findings with input as testing.with_records({"channels": [testing.channel({"near": testing.said("vtac11")})], "nets": [testing.net({})]})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"channel": {"channel": "vtac11"}, "standard": {"channel": "vtac11"}},
		"book": "b",
		"cause": "name vtac11",
		"clash": "",
		"deployment": "day",
		"message": "{channel} is {standard} written otherwise: whoever looks for the one name on a radio does not find the other.",
		"places": [{"path": "channels.vtac11", "role": "channel"}],
		"severity": "note",
	}}
}

test_slip_of_the_pen if {
	found := channel_name.findings with input as testing.with_records({"channels": [testing.channel({"standard": testing.unsaid, "near": testing.said("vtac11")})]})
	{[finding.deployment, finding.message] | some finding in found} == {["", "{channel} is all but the name of {standard}: a slip of the pen, or two channels that will be taken for each other."]}
}

test_name_of_its_own_is_none if {
	found := channel_name.findings with input as testing.with_records({"channels": [testing.channel({})]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := channel_name.considered with input as testing.with_records({"channels": [testing.channel({})]})
	considered == 1
}
