package roe.rules.communications.band_test

import data.roe.rules.communications.band
import data.roe.testing

test_fires if {
	found := band.findings with input as testing.with_records({"channels": [{"deployment": "", "id": "vtac11", "path": "channels.vtac11", "name": "VTAC11", "standard": {"stated": true, "value": "vtac11"}, "rx_ok": true, "tx_ok": true, "tone_ok": true, "rx": 155.7675, "want_rx": 151.1375, "band_ok": false, "used": true}], "nets": [{"id": "tac", "path": "deployments.day.radio.nets.tac", "title": "Tactical", "use": "tactical", "channel": {"stated": true, "value": "vtac11"}, "members": ["h1"], "common": [], "licensed": true, "cache_needed": 0, "cache_has": 0, "gateways": 0, "whole": false}]})
	found == {{"actions": [], "agencies": [], "args": {"channel": {"channel": "vtac11"}}, "book": "b", "cause": "band vtac11", "clash": "", "deployment": "day", "message": "{channel} has a frequency outside of the band that is given for it.", "places": [{"path": "channels.vtac11", "role": "channel"}], "severity": "warning"}}
}

test_inside_is_none if {
	found := band.findings with input as testing.with_records({"channels": [{"deployment": "", "id": "vtac11", "path": "channels.vtac11", "name": "VTAC11", "standard": {"stated": true, "value": "vtac11"}, "rx_ok": true, "tx_ok": true, "tone_ok": true, "rx": 155.7675, "want_rx": 151.1375, "band_ok": true, "used": true}], "nets": [{"id": "tac", "path": "deployments.day.radio.nets.tac", "title": "Tactical", "use": "tactical", "channel": {"stated": true, "value": "vtac11"}, "members": ["h1"], "common": [], "licensed": true, "cache_needed": 0, "cache_has": 0, "gateways": 0, "whole": false}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := band.considered with input as testing.with_records({"channels": [{"deployment": "", "id": "vtac11", "path": "channels.vtac11", "name": "VTAC11", "standard": {"stated": true, "value": "vtac11"}, "rx_ok": true, "tx_ok": true, "tone_ok": true, "rx": 155.7675, "want_rx": 151.1375, "band_ok": false, "used": true}], "nets": [{"id": "tac", "path": "deployments.day.radio.nets.tac", "title": "Tactical", "use": "tactical", "channel": {"stated": true, "value": "vtac11"}, "members": ["h1"], "common": [], "licensed": true, "cache_needed": 0, "cache_has": 0, "gateways": 0, "whole": false}]})
	considered == 1
}
