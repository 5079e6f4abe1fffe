package roe.rules.agreement.waiver_one_sided_test

import data.roe.rules.agreement.waiver_one_sided
import data.roe.testing

test_fires if {
	found := waiver_one_sided.findings with input as testing.waivers({"acceptances": [testing.acceptance({"signed": false})]}, {"missing": ["harbor"]})
	found == {{
		"actions": [],
		"agencies": ["harbor", "riverton"],
		"args": {"agencies": {"agencies": ["harbor", "riverton"]}, "missing": {"agencies": ["harbor"]}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
		"book": "b",
		"cause": "w1",
		"clash": "",
		"deployment": "day",
		"message": "The waiver {waiver} lacks the signature of {missing}: it accepts nothing of what {rule} finds for {agencies}.",
		"places": [{"path": "waivers.w1", "role": "waiver"}, {"path": "waivers.w1.acceptedBy.harbor", "role": "not signed"}],
		"severity": "warning",
	}}
}

# The day of a signature that is whole can only be missing because it is to come.
test_to_come if {
	later := testing.acceptance({"on": testing.said("2026-11-21")})
	nobody := testing.acceptance({"agency": "riverton", "path": "waivers.w1.acceptedBy.riverton", "signed": false})
	found := waiver_one_sided.findings with input as testing.waivers({"acceptances": [later, nobody]}, {"missing": ["harbor", "riverton"]})
	{[f.severity, f.message, f.args, f.places] | some f in found} == {
		[
			"warning",
			"In the waiver {waiver} the signature of {agency} is dated {day}, which is still to come: it accepts nothing of what {rule} finds for {agencies}.",
			{"agencies": {"agencies": ["harbor", "riverton"]}, "agency": {"agency": "harbor"}, "day": {"day": "2026-11-21"}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
			[{"path": "waivers.w1.acceptedBy.harbor", "role": "signature"}, {"path": "waivers.w1", "role": "waiver"}],
		],
		[
			"warning",
			"The waiver {waiver} lacks the signature of {missing}: it accepts nothing of what {rule} finds for {agencies}.",
			{"agencies": {"agencies": ["harbor", "riverton"]}, "missing": {"agencies": ["riverton"]}, "rule": {"words": "force/terms"}, "waiver": {"waiver": "w1"}},
			[{"path": "waivers.w1", "role": "waiver"}, {"path": "waivers.w1.acceptedBy.riverton", "role": "not signed"}],
		],
	}
}

test_both_is_none if {
	found := waiver_one_sided.findings with input as testing.waivers({}, {})
	count(found) == 0
}

test_ended_is_none if {
	found := waiver_one_sided.findings with input as testing.waivers({"until": "2026-09-30", "acceptances": [testing.acceptance({"signed": false})]}, {"missing": ["harbor"]})
	count(found) == 0
}

test_ended_before_it_was_signed_is_none if {
	later := testing.acceptance({"on": testing.said("2026-11-21")})
	found := waiver_one_sided.findings with input as testing.waivers({"until": "2026-09-30", "acceptances": [later]}, {"missing": ["harbor"]})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := waiver_one_sided.considered with input as testing.waivers({}, {})
	considered == 1
}
