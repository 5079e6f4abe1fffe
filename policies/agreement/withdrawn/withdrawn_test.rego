package roe.rules.agreement.withdrawn_test

import data.roe.rules.agreement.withdrawn
import data.roe.testing

test_fires if {
	found := withdrawn.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": true, "value": "2026-07-01"}, "withdrawn": true, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	found == {{"actions": [], "agencies": ["harbor"], "args": {"agency": {"agency": "harbor"}, "agreement": {"agreement": "pact"}, "day": {"day": "2026-07-01"}}, "book": "b", "cause": "withdrawn pact harbor", "clash": "", "deployment": "day", "message": "{agency} left {agreement} on {day}.", "places": [{"path": "agreements.pact.parties.harbor", "role": "party"}], "severity": "error"}}
}

test_leaves_later_is_none if {
	found := withdrawn.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": true, "value": "2027-07-01"}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := withdrawn.considered with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": false, "value": ""}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": true, "value": "2026-07-01"}, "withdrawn": true, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	considered == 1
}
