package roe.rules.agreement.not_signed_test

import data.roe.rules.agreement.not_signed
import data.roe.testing

test_fires if {
	found := not_signed.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": true, "value": "2026-11-10"}, "signed_in_time": false, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	found == {{"actions": [], "agencies": ["harbor"], "args": {"agency": {"agency": "harbor"}, "agreement": {"agreement": "pact"}, "signed": {"day": "2026-11-10"}}, "book": "b", "cause": "not signed pact harbor", "clash": "", "deployment": "day", "message": "{agency} signs {agreement} only on {signed}, after the deployment has begun.", "places": [{"path": "agreements.pact.parties.harbor", "role": "party"}], "severity": "error"}}
}

test_documents_alone if {
	found := not_signed.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": true, "value": "2026-11-10"}, "signed_in_time": false, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true, "deployment": ""}]})
	[[finding.severity, finding.message] | some finding in found] == [["warning", "{agency} is to sign {agreement} only on {signed}."]]
}

test_in_time_is_none if {
	found := not_signed.findings with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": true, "value": "2026-01-10"}, "signed_in_time": true, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := not_signed.considered with input as testing.with_records({"agreement_uses": [{"agreement": "pact", "agency": "harbor", "path": "agreements.pact", "party_path": "agreements.pact.parties.harbor", "host": false, "party": true, "from": {"stated": false, "value": ""}, "until": {"stated": false, "value": ""}, "started": true, "expired": false, "in_territory": true, "party_state_ok": true, "party_kind_ok": true, "purpose_ok": true, "purpose_excluded": false, "purposes": [], "signed": {"stated": true, "value": "2026-11-10"}, "signed_in_time": false, "by": {"stated": false, "value": ""}, "needs": [], "lacking": [], "late": [], "lapsed": [], "executed": {"stated": false, "value": false}, "withdrew": {"stated": false, "value": ""}, "withdrawn": false, "version": {"stated": false, "value": ""}, "version_ok": true, "superseded_by": [], "valid": true}], "pairs": [{"path": "deployments.day.event", "host": "riverton", "aid": "harbor", "agreements": ["pact"], "valid": [], "others": []}]})
	considered == 1
}
