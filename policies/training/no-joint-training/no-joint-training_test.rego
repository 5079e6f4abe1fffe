package roe.rules.training.no_joint_training_test

import data.roe.rules.training.no_joint_training
import data.roe.testing

test_whole_finding if {
	found := no_joint_training.findings with input as testing.with_records({"trainings": [testing.training({"tasks": ["task/front-line"]})]})
	found == {{
		"book": "b",
		"deployment": "day",
		"agencies": ["riverton", "harbor"],
		"actions": [],
		"clash": "",
		"severity": "warning",
		"cause": "no joint training riverton ",
		"message": "{host} has not trained together with {aids}.",
		"args": {"host": {"agency": "riverton"}, "aids": {"agencies": ["harbor"]}},
		"places": [{"role": "helper", "path": "agencies.harbor"}],
	}}
}

test_weighs_and_says if {
	every case in [
		{"training": {}, "severity": "note", "says": "has not trained"},
		{"training": {"tasks": ["task/crowd-control"]}, "severity": "warning", "says": "has not trained"},
		{"training": {"tasks": ["task/traffic"]}, "severity": "note", "says": "has not trained"},
		{"training": {"known": false, "asked": [testing.text]}, "severity": "warning", "says": "are to train together ({texts})"},
		{"training": {"sessions": [testing.session({"months": 25})]}, "severity": "note", "says": "last trained together"},
		{"training": {"sessions": [testing.session({"months": 13})], "within_months": {"stated": true, "value": 12}}, "severity": "note", "says": "last trained together"},
	] {
		found := no_joint_training.findings with input as testing.with_records({"trainings": [testing.training(case.training)]})
		count(found) == 1
		every finding in found {
			finding.severity == case.severity
			contains(finding.message, case.says)
		}
	}
}

test_names_the_clauses if {
	old := testing.training({"asked": [testing.text], "sessions": [testing.session({"months": 30})]})
	found := no_joint_training.findings with input as testing.with_records({"trainings": [old]})
	[[finding.cause, finding.places] | some finding in found] == [[
		"no joint training riverton 2026-05-01 pact#3",
		[{"role": "helper", "path": "agencies.harbor"}, {"role": "asks for it", "path": "agreements.pact.clauses.\"3\""}],
	]]
}

test_nothing_known_and_nothing_asked_is_none if {
	found := no_joint_training.findings with input as testing.with_records({"trainings": [testing.training({"known": false})]})
	count(found) == 0
}

test_trained_in_time_is_none if {
	found := no_joint_training.findings with input as testing.with_records({"trainings": [testing.training({"asked": [testing.text], "sessions": [testing.session({"months": 24})]})]})
	count(found) == 0
}

test_topics_left_out if {
	found := no_joint_training.findings with input as testing.with_records({
		"actions": [{"id": "kinetic/foam-40mm", "topic": "crowd-control"}, {"id": "camera/record", "topic": "body-camera"}, {"id": "task/front-line", "topic": "roles"}, {"id": "force/baton", "topic": "force"}],
		"trainings": [testing.training({
			"tasks": ["task/front-line"],
			"carries": ["kinetic/foam-40mm", "camera/record"],
			"sessions": [testing.session({"topics": ["command"]}), testing.session({"months": 30, "topics": ["tactics"]})],
		})],
	})
	[[finding.severity, finding.cause, finding.args.topics] | some finding in found] == [[
		"note",
		"not trained on riverton 2026-05-01 communications crowd-control tactics",
		{"list": [{"topic": "communications"}, {"topic": "crowd-control"}, {"topic": "tactics"}]},
	]]
}

test_each_topic_of_the_work if {
	every case in [
		{"id": "force/baton", "topic": "force", "book": "b", "carries": ["force/baton"], "tasks": [], "left": ["force"]},
		{"id": "tactics/mounted", "topic": "tactics", "book": "b", "carries": [], "tasks": ["tactics/mounted"], "left": ["tactics"]},
		{"id": "task/crowd-control", "topic": "roles", "book": "b", "carries": [], "tasks": ["task/crowd-control"], "left": ["tactics"]},
		# What another book calls by that name, and what is no work of theirs.
		{"id": "force/baton", "topic": "force", "book": "c", "carries": ["force/baton"], "tasks": [], "left": []},
		{"id": "force/baton", "topic": "force", "book": "b", "carries": [], "tasks": ["task/traffic"], "left": []},
	] {
		trained := testing.training({"carries": case.carries, "tasks": case.tasks, "sessions": [testing.session({"topics": ["command", "communications"]})]})
		found := no_joint_training.findings with input as testing.with_records({
			"actions": [{"id": case.id, "topic": case.topic, "book": case.book}], "trainings": [trained],
		})
		[topic.topic | some finding in found; some topic in finding.args.topics.list] == case.left
	}
}

test_an_exercise_on_the_last_day_counts if {
	trained := testing.training({"sessions": [testing.session({"months": 24, "topics": ["command"]})]})
	found := no_joint_training.findings with input as testing.with_records({"trainings": [trained]})
	[finding.args.topics | some finding in found] == [{"list": [{"topic": "communications"}]}]
}

test_all_topics_is_none if {
	found := no_joint_training.findings with input as testing.with_records({"trainings": [testing.training({"sessions": [testing.session({"topics": ["command", "communications"]})]})]})
	count(found) == 0
}

test_asked_for_is_in_cause_and_places if {
	found := no_joint_training.findings with input as testing.with_records({"trainings": [testing.training({"asked": [testing.text]})]})
	[[finding.cause, [place.role | some place in finding.places]] | some finding in found] == [["no joint training riverton  pact#3", ["helper", "asks for it"]]]
}

test_crowds_weigh_more if {
	every task, severity in {"task/crowd-control": "warning", "task/front-line": "warning", "task/traffic": "note"} {
		found := no_joint_training.findings with input as testing.with_records({"trainings": [testing.training({"tasks": [task]})]})
		[finding.severity | some finding in found] == [severity]
	}
}

# _untrained are the topics that an exercise on command and communications
# leaves to be trained.
_untrained(actions, changes) := [topic |
	some finding in found
	some topic in finding.args.topics.list
] if {
	session := testing.session({"months": 24, "topics": ["command", "communications"]})
	found := no_joint_training.findings with input as testing.with_records({
		"actions": actions,
		"trainings": [testing.training(object.union({"sessions": [session]}, changes))],
	})
}

test_what_the_work_is_on if {
	every topic in ["force", "crowd-control", "tactics"] {
		_untrained([{"id": "x/y", "topic": topic}], {"tasks": ["x/y"]}) == [{"topic": topic}]
		_untrained([{"id": "x/y", "topic": topic, "book": "other"}], {"tasks": ["x/y"]}) == []
		_untrained([{"id": "x/y", "topic": topic}], {"tasks": ["task/traffic"]}) == []
	}
	_untrained([], {"tasks": ["task/front-line"]}) == [{"topic": "tactics"}]
}

test_counts_what_it_looked_at if {
	considered := no_joint_training.considered with input as testing.with_records({"trainings": [testing.training({})]})
	considered == 1
}
