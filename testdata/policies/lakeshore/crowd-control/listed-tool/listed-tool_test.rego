package roe.rules.crowd_control.listed_tool_test

import data.roe.rules.crowd_control.listed_tool
import data.roe.testing

gas(changes) := testing.clash(object.union({"topic": "crowd-control", "actions": ["tear-gas"]}, changes))

test_fires if {
	found := listed_tool.findings with input as testing.facts([gas({})]) with data.lakeshore.listed_tools as ["tear-gas"]
	{finding.severity | some finding in found} == {"error"}
}

test_unlisted_is_none if {
	found := listed_tool.findings with input as testing.facts([gas({})]) with data.lakeshore.listed_tools as []
	count(found) == 0
}

test_required_is_none if {
	duty := gas({"left": {"position": "required"}})
	found := listed_tool.findings with input as testing.facts([duty]) with data.lakeshore.listed_tools as ["tear-gas"]
	count(found) == 0
}

test_considered if listed_tool.considered == 1 with input as testing.facts([gas({}), testing.clash({})])
