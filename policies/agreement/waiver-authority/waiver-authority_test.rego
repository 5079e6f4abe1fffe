package roe.rules.agreement.waiver_authority_test

import data.roe.rules.agreement.waiver_authority
import data.roe.testing

chief := {"agency": "harbor", "by": "chief", "document": "order", "path": "waivers.w1.acceptedBy.harbor"}

test_fires if {
	found := waiver_authority.findings with input as testing.waivers({}, {"unable": [chief]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "agency": {"agency": "harbor"}, "document": {"instrument": "order"}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}, "who": {"words": "the chief"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "{who} accepted for {agency} in the waiver {waiver}, but cannot waive {document}: it accepts nothing of what {rule} finds for {agencies}.",
		"places": [{"path": "waivers.w1.acceptedBy.harbor", "role": "signature"}, {"path": "waivers.w1", "role": "waiver"}],
		"severity": "warning",
	}}
}

test_nobody_to_bind_it if {
	found := waiver_authority.findings with input as testing.waivers({}, {"unable": [{"agency": "harbor", "by": "attorney", "document": "", "path": "waivers.w1.acceptedBy.harbor"}]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "agency": {"agency": "harbor"}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}, "who": {"words": "the attorney"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "{who} accepted for {agency} in the waiver {waiver}, but cannot bind an agency: it accepts nothing of what {rule} finds for {agencies}.",
		"places": [{"path": "waivers.w1.acceptedBy.harbor", "role": "signature"}, {"path": "waivers.w1", "role": "waiver"}],
		"severity": "warning",
	}}
}

test_who_can_is_none if {
	found := waiver_authority.findings with input as testing.waivers({}, {})
	count(found) == 0
}

test_what_nobody_can_waive_is_none if {
	found := waiver_authority.findings with input as testing.waivers({}, {"unable": [chief], "above": [{"document": "statute", "path": "instruments.statute", "law": true}]})
	count(found) == 0
}

test_a_question_of_law_is_none if {
	found := waiver_authority.findings with input as testing.waivers({}, {"unable": [chief], "law_question": true})
	count(found) == 0
}

test_ended_is_none if {
	found := waiver_authority.findings with input as testing.waivers({"until": "2026-09-30"}, {"unable": [chief]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_authority.considered with input as testing.waivers({}, {})
	considered == 1
}
