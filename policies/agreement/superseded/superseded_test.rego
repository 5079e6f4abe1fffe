package roe.rules.agreement.superseded_test

import data.roe.rules.agreement.superseded
import data.roe.testing

test_fires if {
	found := superseded.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": ["pact-2026"], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	found == {{"actions": [], "agencies": ["harbor"], "args": {"agencies": {"agencies": ["harbor"]}, "agreement": {"agreement": "pact"}, "newer": {"list": [{"agreement": "pact-2026"}]}}, "book": "b", "cause": "superseded pact", "clash": "", "deployment": "day", "message": "{agreement} has been replaced by {newer} for {agencies}.", "places": [{"path": "agreements.pact", "role": "agreement"}], "severity": "error"}}
}

test_still_the_one_is_none if {
	found := superseded.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := superseded.considered with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": ["pact-2026"], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	considered == 1
}
