package roe.rules.communications.one_channel_only_test

import data.roe.rules.communications.one_channel_only
import data.roe.testing

found(changes) := findings if {
	findings := one_channel_only.findings with input as testing.with_records({"nets": [testing.net(changes)]})
}

test_fires if {
	some finding in found({})
	finding.cause == "one channel only tac"
	finding.places == [{"role": "net", "path": "deployments.day.radio.nets.tac"}]
}

test_fallback_is_none if count(found({"fallback": {"stated": true, "value": "vtac12"}})) == 0

test_no_channel_is_none if count(found({"channel": {"stated": false, "value": ""}})) == 0

test_command_is_none if count(found({"use": "command"})) == 0

test_considered if {
	nets := [testing.net({}), testing.net({"use": "command"})]
	one_channel_only.considered == 1 with input as testing.with_records({"nets": nets})
}
