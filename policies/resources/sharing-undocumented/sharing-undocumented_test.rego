package roe.rules.resources.sharing_undocumented_test

import data.roe.rules.resources.sharing_undocumented
import data.roe.testing

_found(changes) := found if {
	found := sharing_undocumented.findings with input as testing.with_records({"equipment": [testing.thing(changes)]})
}

test_nothing_is_said if {
	[[finding.deployment, finding.args.unsaid] | some finding in _found({"federal": true})] == [["", {"list": [{"words": "whether it must be shared"}, {"words": "the training that its use takes"}]}]]
}

test_who_is_trained if {
	found := _found({"federal": true, "must_share": testing.said(true), "trained_only": testing.said(true)})
	[finding.args.unsaid | some finding in found] == [{"list": [{"words": "who is trained on it"}]}]
}

test_all_said_is_none if {
	count(_found({"federal": true, "must_share": testing.said(true), "trained_only": testing.said(true), "trained": testing.said(3)})) == 0
}

test_own_money_is_none if {
	count(_found({})) == 0
}

test_sharing_comes_first if {
	found := _found({"federal": true, "trained_only": testing.said(true)})
	[finding.args.unsaid | some finding in found] == [{"list": [{"words": "whether it must be shared"}, {"words": "who is trained on it"}]}]
}

test_counts_what_it_looked_at if {
	considered := sharing_undocumented.considered with input as testing.with_records({"equipment": [testing.thing({"federal": true}), testing.thing({}), testing.thing({})]})
	considered == 1
}
