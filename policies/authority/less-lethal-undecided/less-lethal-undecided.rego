# METADATA
# scope: package
# title: Less-lethal tools come along and nobody was said to decide on them
# description: |
#   Which commander may direct the use of less-lethal tools is among the first things that guides
#   ask to be settled. Where no rule asks anybody, every officer who carries one decides alone.
# custom:
#   id: authority/less-lethal-undecided
#   severity: warning
#   remedy: Say in the operation order or the agreement who on the scene decides on the use of these tools.
#   step: say who decides on less-lethal tools
#   seeds: [004/on-scene-commanders]
package roe.rules.authority.less_lethal_undecided

import data.roe.lib

considered := count(_carriers)

findings contains lib.record(unit, {
	"severity": "warning",
	"cause": concat(" ", ["undecided", unit.id]),
	"message": "{unit} brings {tools}, and neither the rules of {host} nor the plan nor an agreement says who on the scene decides on their use.",
	"args": {
		"unit": {"unit": unit.id},
		"tools": {"actions": _tools(unit), "as": "name", "sensitive": "tactics"},
		"host": {"agency": lib.deployments[[unit.book, unit.deployment]].host},
	},
	"agencies": [unit.agency],
	"actions": _tools(unit),
	"places": [{"role": "unit", "path": unit.path}],
}) if {
	some unit in _carriers
	_host_known(unit)
	not _decided(unit)
	not _asked(unit)
}

_carriers := [unit | some unit in input.units; count(_tools(unit)) > 0]

_tools(unit) := [item | some item in unit.carries; [unit.book, item] in _less_lethal]

_less_lethal contains [action.book, action.id] if {
	some action in input.actions
	action.topic == "crowd-control"
	not startswith(action.id, "carry/")
}

# Only where all of the host's rules on these tools are known is it known that
# none of them says who decides.
_host_known(unit) if [unit.book, unit.deployment, lib.deployments[[unit.book, unit.deployment]].host] in _known

_known contains [knowledge.book, knowledge.deployment, knowledge.agency] if {
	some knowledge in input.knowledge
	knowledge.topic == "crowd-control"
	knowledge.extent == "whole"
}

_decided(unit) if unit.book in _deciding

_deciding contains norm.book if {
	some norm in input.norms
	"command/employ-less-lethal" in norm.actions
}

# A position of the command structure that decides on such a tool is said, too.
_decided(unit) if {
	some decision in input.decisions
	decision.book == unit.book
	decision.deployment == unit.deployment
	some tool in _tools(unit)
	tool in decision.covers
}

_asked(unit) if [unit.book, unit.deployment, unit.agency] in _approved

# _approved are the agencies whose use of such a tool needs somebody's word.
_approved contains [need.book, need.deployment, agency] if {
	some need in input.needs
	some action in need.actions
	[need.book, action] in _less_lethal
	some agency in need.agencies
}
