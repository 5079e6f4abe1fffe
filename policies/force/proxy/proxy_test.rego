package roe.rules.force.proxy_test

import data.roe.rules.force.proxy
import data.roe.testing

test_whole_finding if {
	found := proxy.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "{aid} asks {host} to {task}, which the officers of {aid} must not do themselves ({own}). Force that an agency forbids itself does not become lawful in the hands of its helpers.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "tactics"})
	considered := proxy.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "tactics"})
	found := proxy.findings with input as testing.facts([elsewhere])
	count(found) == 0
}

test_settled_is_none if {
	settled := object.union(_clash, {"settled": true})
	found := proxy.findings with input as testing.facts([settled])
	count(found) == 0
}

test_not_in_play_is_a_note if {
	found := proxy.findings with input as testing.facts([object.union(_clash, testing.idle)])
	{finding.severity | some finding in found} == {"note"}
}

_clash := testing.clash({
	"kind": "proxy", "topic": "force", "actions": ["force/baton"], "reason": "requests", "left": {"position": "required", "view": "request", "norms": []}, "right": {"position": "prohibited"}, "cause": "proxy cause",
})
