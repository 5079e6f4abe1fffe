package roe.lib_test

import data.roe.lib
import data.roe.testing

_bearing(changes) := object.union(testing.bearing({"book": "b", "deployment": "day"}), changes)

test_who_bears_it if {
	lib.bearer(_bearing({}), "host") == {"agency": "riverton"}
	lib.bearer(_bearing({}), "own") == {"agencies": ["harbor"]}
	every bears in ["shared", "fault", "state", "outside"] {
		lib.bearer(_bearing({}), bears).words != ""
	}
}

test_unborne_where_nothing_reached_says_it if {
	lib.unborne(_bearing({}))
	lib.unborne(_bearing({"says": [testing.says({"reached": false})]}))
	not lib.unborne(_bearing({"says": [testing.says({"reached": false}), testing.says({})]}))
	not lib.unborne(_bearing({"known": false}))
}

test_unsettled_names_documents_and_clauses if {
	text := {"kind": "clause", "id": "compact#4", "path": "agreements.compact.clauses.\"4\""}
	found := lib.unsettled(_bearing({"vague": [text]}), "warning", "So what.") with input as testing.with_records({"agreements": array.concat(
		[testing.agreement({})],
		[testing.agreement({"id": "compact", "path": "agreements.compact"}), testing.agreement({"book": "other", "path": "agreements.namesake"})],
	)})
	found.cause == "unsaid finance/liability pact compact#4"
	found.message == "For the help of {aid} to {host}, nothing settles {subject}: {clauses} speaks of it and names nobody. So what."
	found.places == [{"role": "clause", "path": "agreements.compact.clauses.\"4\""}, {"role": "agreement", "path": "agreements.pact"}]
	found.severity == "warning"
	found.args.clauses == {"list": [{"clause": "compact#4"}]}
	found.agencies == ["harbor", "riverton"]
}

test_unsettled_says_where_nothing_stands if {
	text := {"kind": "clause", "id": "compact#4", "path": "p"}
	every case in [
		{"changes": {}, "says": "{agreements} has no clause on it."},
		{"changes": {"silent": ["pact", "compact"]}, "says": "there is no clause on it in {agreements}."},
		{"changes": {"silent": []}, "says": "there is no clause on it in {agreements}."},
		{"changes": {"vague": [text]}, "says": "{clauses} speaks of it and names nobody."},
		{"changes": {"vague": [text, text]}, "says": "{clauses} speak of it and name nobody."},
	] {
		found := lib.unsettled(_bearing(case.changes), "note", "So what.") with input as testing.run
		found.message == concat(" ", ["For the help of {aid} to {host}, nothing settles {subject}:", case.says, "So what."])
	}
	named := lib.unsettled(_bearing({}), "note", "So what.") with input as testing.run
	named.args.agreements == {"list": [{"agreement": "pact"}]}
}

test_unsettled_by_an_agreement_that_nobody_relies_on if {
	found := lib.unsettled(_bearing({"deployment": "", "host": "", "aid": ""}), "note", "So what.") with input as testing.run
	found.message == "Nothing settles {subject}: {agreements} has no clause on it. So what."
	found.agencies == []
}

test_cites_who_says_it if {
	lib.said_in([testing.says({})]) == {"list": [{"clause": "pact#4"}]}
}

test_bearings_of_some_matters if {
	found := lib.bearings_on({"finance/pay"}) with input as testing.with_records({"bearings": [testing.bearing({}), testing.bearing({"subject": "finance/pay"})]})
	[bearing.subject | some bearing in found] == ["finance/pay"]
}

_force(records) := testing.with_records(object.union({"units": [], "assignments": [], "offers": [], "actions": []}, records))

_calm := {"units": [testing.unit({"carries": ["some/tool"]})]}

test_what_may_hurt if {
	every task in ["arrest/make", "task/arrest-team", "task/crowd-control", "task/front-line"] {
		lib.may_use_force(_bearing({})) with input as _force({"units": [testing.unit({"carries": ["radio/portable", task]})]})
		lib.may_use_force(_bearing({})) with input as _force(object.union(_calm, {"assignments": [testing.assignment({"tasks": [task]})]}))
		lib.may_use_force(_bearing({})) with input as _force(object.union(_calm, {"offers": [testing.offer({"tasks": [task]})]}))
	}
	every topic in ["force", "crowd-control", "tactics"] {
		lib.may_use_force(_bearing({})) with input as _force({
			"units": [testing.unit({"carries": ["some/tool"]})],
			"actions": [{"id": "some/tool", "topic": topic}],
		})
	}
}

test_what_hurts_nobody if {
	not lib.may_use_force(_bearing({})) with input as _force(_calm)
	every action in [
		{"id": "some/tool", "topic": "traffic"},
		{"id": "other/tool", "topic": "force"},
		{"id": "some/tool", "topic": "force", "book": "other"},
	] {
		not lib.may_use_force(_bearing({})) with input as _force(object.union(_calm, {"actions": [action]}))
	}
}

# Who states nothing of what they do or bring is taken to do anything; of an
# agreement alone nothing can be stated.
test_nothing_stated_may_hurt if {
	lib.may_use_force(_bearing({})) with input as _force({})
	lib.may_use_force(_bearing({})) with input as _force({"units": [testing.unit({"carries": []})]})
	not lib.may_use_force(_bearing({"deployment": ""})) with input as _force({})
}

test_what_others_do_and_bring_does_not_count if {
	unit := testing.unit({"carries": ["task/front-line"]})
	assignment := testing.assignment({"tasks": ["task/front-line"]})
	offer := testing.offer({"tasks": ["task/front-line"]})
	every records in [
		{"units": array.concat(_calm.units, array.concat(testing.strangers(unit), [object.union(unit, {"agency": "coast"})]))},
		object.union(_calm, {"assignments": array.concat(testing.strangers(assignment), [object.union(assignment, {"agencies": ["coast"]})])}),
		object.union(_calm, {"offers": array.concat(testing.strangers(offer), [object.union(offer, {"by": "coast"})])}),
	] {
		not lib.may_use_force(_bearing({})) with input as _force(records)
	}
}
