package roe.rules.agreement.executed_copy_test

import data.roe.rules.agreement.executed_copy
import data.roe.testing

test_fires if {
	found := executed_copy.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": true, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	found == {{"actions": [], "agencies": ["harbor"], "args": {"agreement": {"agreement": "pact"}}, "book": "b", "cause": "executed copy pact", "clash": "", "deployment": "day", "message": "No copy of {agreement} signed by all parties is on file.", "places": [{"path": "agreements.pact", "role": "agreement"}], "severity": "error"}}
}

test_on_file_is_none if {
	found := executed_copy.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": true, "value": true}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	count(found) == 0
}

test_not_stated_is_none if {
	found := executed_copy.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := executed_copy.considered with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": true, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	considered == 1
}
