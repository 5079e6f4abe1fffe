package roe.rules.authority.approver_off_scene_test

import data.roe.rules.authority.approver_off_scene
import data.roe.testing

test_chief if {
	found := approver_off_scene.findings with input as testing.with_records({
		"actions": [{"id": "chemical/cs", "topic": "crowd-control"}, {"id": "camera/release", "topic": "body-camera"}, {"id": "force/report-public", "topic": "force"}], "needs": [testing.need({"approval": {"rung": "chief", "agency": "harbor", "office": ""}, "known": false})],
	})
	found == {{
		"actions": ["chemical/cs"],
		"agencies": ["harbor"],
		"args": {
			"action": {"actions": ["chemical/cs"]},
			"agencies": {"agencies": ["harbor"]},
			"approvals": {"approvals": [{"agency": "harbor", "office": "", "rung": "chief"}]},
			"rules": {"norms": ["manual#308.4"]},
		},
		"book": "b",
		"cause": "off scene chief harbor ",
		"clash": "",
		"deployment": "day",
		"during": {"from": "2026-11-03T06:00:00-08:00", "until": "2026-11-03T20:00:00-08:00"},
		"message": "Officers of {agencies} may {action} only {approvals} ({rules}), and nothing says how that word is had from the scene.",
		"places": [
			{"path": "instruments.manual.norms.\"308.4\"", "role": "rule"},
			{"path": "deployments.day.assignments.line", "role": "assignment"},
		],
		"severity": "note",
	}}
}

test_decided_at_a_desk_is_none if {
	found := approver_off_scene.findings with input as testing.with_records({
		"actions": [{"id": "chemical/cs", "topic": "crowd-control"}, {"id": "camera/release", "topic": "body-camera"}, {"id": "force/report-public", "topic": "force"}], "needs": [testing.need({"actions": ["camera/release", "force/report-public"], "approval": {"rung": "chief", "agency": "harbor", "office": ""}, "known": false})],
	})
	count(found) == 0
}

test_office if {
	found := approver_off_scene.findings with input as testing.with_records({
		"actions": [{"id": "chemical/cs", "topic": "crowd-control"}, {"id": "camera/release", "topic": "body-camera"}, {"id": "force/report-public", "topic": "force"}], "needs": [testing.need({"approval": {"rung": "", "agency": "", "office": "the county attorney"}, "known": false})],
	})
	[[finding.severity, finding.message] | some finding in found] == [["note", "Officers of {agencies} may {action} only {approvals} ({rules}), and nothing says how that word is had from the scene."]]
}

test_in_the_plan_is_none if {
	found := approver_off_scene.findings with input as testing.with_records({
		"actions": [{"id": "chemical/cs", "topic": "crowd-control"}, {"id": "camera/release", "topic": "body-camera"}, {"id": "force/report-public", "topic": "force"}], "needs": [testing.need({"approval": {"rung": "chief", "agency": "harbor", "office": ""}})],
	})
	count(found) == 0
}

test_on_the_scene_is_none if {
	found := approver_off_scene.findings with input as testing.with_records({
		"actions": [{"id": "chemical/cs", "topic": "crowd-control"}, {"id": "camera/release", "topic": "body-camera"}, {"id": "force/report-public", "topic": "force"}], "needs": [testing.need({"known": false})],
	})
	count(found) == 0
}

test_not_in_play_is_none if {
	found := approver_off_scene.findings with input as testing.with_records({
		"actions": [{"id": "chemical/cs", "topic": "crowd-control"}, {"id": "camera/release", "topic": "body-camera"}, {"id": "force/report-public", "topic": "force"}], "needs": [testing.need({"approval": {"rung": "chief", "agency": "harbor", "office": ""}, "known": false, "in_play": false})],
	})
	count(found) == 0
}

test_elected_official if {
	found := approver_off_scene.findings with input as testing.with_records({
		"actions": [{"id": "chemical/cs", "topic": "crowd-control"}],
		"needs": [testing.need({"approval": {"rung": "elected-official", "agency": "riverton", "office": ""}, "known": false})],
	})
	count(found) == 1
}

test_force_and_tactics_are_of_the_moment if {
	every topic in ["force", "tactics"] {
		found := approver_off_scene.findings with input as testing.with_records({
			"actions": [{"id": "some/action", "topic": topic}],
			"needs": [testing.need({"actions": ["some/action"], "approval": {"rung": "chief", "agency": "harbor", "office": ""}, "known": false})],
		})
		count(found) == 1
	}
}

test_counts_only_what_is_in_play if {
	considered := approver_off_scene.considered with input as testing.with_records({"needs": [testing.need({}), testing.need({"in_play": false})]})
	considered == 1
}

test_counts_what_it_looked_at if {
	considered := approver_off_scene.considered with input as testing.with_records({
		"actions": [{"id": "chemical/cs", "topic": "crowd-control"}, {"id": "camera/release", "topic": "body-camera"}, {"id": "force/report-public", "topic": "force"}], "needs": [testing.need({"approval": {"rung": "chief", "agency": "harbor", "office": ""}, "known": false})],
	})
	considered == 1
}
