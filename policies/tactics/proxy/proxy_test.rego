package roe.rules.tactics.proxy_test

import data.roe.rules.tactics.proxy
import data.roe.testing

test_whole_finding if {
	found := proxy.findings with input as testing.facts([_clash])
	found == {{
		"clash": "c1",
		"message": "{aid} asks {host} to {task}, which the officers of {aid} must not do themselves ({own}). A ban that is avoided through another agency is read as broken.",
		"severity": "error",
	}}
}

test_counts_its_topic if {
	elsewhere := object.union(_clash, {"id": "c2", "topic": "force"})
	considered := proxy.considered with input as testing.facts([_clash, elsewhere])
	considered == 1
}

test_another_topic_is_none if {
	elsewhere := object.union(_clash, {"topic": "force"})
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
	"kind": "proxy", "topic": "tactics", "actions": ["tactics/encirclement"], "reason": "requests", "left": {"position": "required", "view": "request", "norms": []}, "right": {"position": "prohibited"}, "cause": "proxy cause",
})
