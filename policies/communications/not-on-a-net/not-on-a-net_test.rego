package roe.rules.communications.not_on_a_net_test

import data.roe.rules.communications.not_on_a_net
import data.roe.testing

test_fires if {
	found := not_on_a_net.findings with input as testing.with_records({"nets": [{"id": "tac", "path": "deployments.day.radio.nets.tac", "title": "Tactical", "use": "tactical", "channel": {"stated": true, "value": "vtac11"}, "members": ["ic"], "common": [], "licensed": true, "cache_needed": 0, "cache_has": 0, "gateways": 0, "whole": false}]})
	found == {{"actions": [], "agencies": ["harbor"], "args": {"unit": {"unit": "h1"}}, "book": "b", "cause": "no net h1", "clash": "", "deployment": "day", "message": "{unit} is on none of the nets of the radio plan.", "places": [{"path": "deployments.day.units.h1", "role": "unit"}], "severity": "warning"}}
}

test_on_one_is_none if {
	found := not_on_a_net.findings with input as testing.with_records({"nets": [{"id": "tac", "path": "deployments.day.radio.nets.tac", "title": "Tactical", "use": "tactical", "channel": {"stated": true, "value": "vtac11"}, "members": ["h1"], "common": [], "licensed": true, "cache_needed": 0, "cache_has": 0, "gateways": 0, "whole": false}]})
	count(found) == 0
}

test_no_radio_plan_is_none if {
	found := not_on_a_net.findings with input as testing.with_records({"deployments": [{"id": "day", "path": "deployments.day", "election_event": {"stated": false, "value": ""}, "host": "riverton", "during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"}, "agencies": ["riverton", "harbor"], "agreements": ["pact"], "has_command": true, "has_radio": false, "has_plan": true}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := not_on_a_net.considered with input as testing.with_records({"nets": [{"id": "tac", "path": "deployments.day.radio.nets.tac", "title": "Tactical", "use": "tactical", "channel": {"stated": true, "value": "vtac11"}, "members": ["ic"], "common": [], "licensed": true, "cache_needed": 0, "cache_has": 0, "gateways": 0, "whole": false}]})
	considered == 1
}
