package roe.rules.communications.no_command_net_test

import data.roe.rules.communications.no_command_net
import data.roe.testing

test_fires if {
	found := no_command_net.findings with input as testing.with_records({"nets": [{"id": "tac", "path": "deployments.day.radio.nets.tac", "title": "Tactical", "use": "tactical", "channel": {"stated": true, "value": "vtac11"}, "members": ["h1"], "common": [], "licensed": true, "cache_needed": 0, "cache_has": 0, "gateways": 0, "whole": false}]})
	found == {{"actions": [], "agencies": ["riverton", "harbor"], "args": {}, "book": "b", "cause": "no net command", "clash": "", "deployment": "day", "message": "The radio plan has no net on which commanders talk to one another.", "places": [{"path": "deployments.day", "role": "deployment"}], "severity": "warning"}}
}

test_exists_is_none if {
	found := no_command_net.findings with input as testing.with_records({"nets": [{"id": "tac", "path": "deployments.day.radio.nets.tac", "title": "Tactical", "use": "command", "channel": {"stated": true, "value": "vtac11"}, "members": ["h1"], "common": [], "licensed": true, "cache_needed": 0, "cache_has": 0, "gateways": 0, "whole": false}]})
	count(found) == 0
}

test_no_radio_plan_is_none if {
	found := no_command_net.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": true, "has_radio": false, "has_plan": true}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := no_command_net.considered with input as testing.with_records({"nets": [{"id": "tac", "path": "deployments.day.radio.nets.tac", "title": "Tactical", "use": "tactical", "channel": {"stated": true, "value": "vtac11"}, "members": ["h1"], "common": [], "licensed": true, "cache_needed": 0, "cache_has": 0, "gateways": 0, "whole": false}]})
	considered == 1
}
