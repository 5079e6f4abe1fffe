package roe.rules.agreement.version_test

import data.roe.rules.agreement.version
import data.roe.testing

test_fires if {
	found := version.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": true, "value": "2003"}, "version_ok": false, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	found == {{"actions": [], "agencies": ["harbor"], "args": {"agency": {"agency": "harbor"}, "agreement": {"agreement": "pact"}}, "book": "b", "cause": "version pact harbor", "clash": "", "deployment": "day", "message": "{agency} signed another version of {agreement} than the one that the others rely on.", "places": [{"path": "agreements.pact.parties.harbor", "role": "party"}], "severity": "error"}}
}

test_same_version_is_none if {
	found := version.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": true, "value": "2014"}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := version.considered with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": true, "value": "2003"}, "version_ok": false, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	considered == 1
}
