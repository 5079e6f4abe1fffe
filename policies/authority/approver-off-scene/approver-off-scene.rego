# METADATA
# scope: package
# title: An approval must come from somebody who is not on the scene
# description: |
#   A chief, a mayor or an outside office may have to say yes at night, within minutes. How they
#   are reached has to be arranged before.
# custom:
#   id: authority/approver-off-scene
#   severity: note
#   remedy: Arrange beforehand how this office is reached during the deployment and who stands in for it, and write it into the plan.
#   step: say how an approver who is not there is reached
#   seeds: [004/on-scene-commanders]
package roe.rules.authority.approver_off_scene

import data.roe.lib

considered := count([need | some need in input.needs; need.in_play])

findings contains lib.need(need, {
	"severity": "note",
	"cause": lib.need_cause("off scene", need),
	"message": _message,
	"args": lib.used(_message, lib.need_args(need)),
}) if {
	some need in input.needs
	need.in_play
	not need.known
	_off_scene(need.approval)
	_at_once(need)
}

_message := "Officers of {agencies} may {action} only {approvals} ({rules}), and nothing says how that word is had from the scene."

_off_scene(approval) if approval.rung in {"chief", "elected-official"}

_off_scene(approval) if approval.office != ""

_at_once(need) if {
	some action in need.actions
	[need.book, action] in _momentary
}

# What is decided in the moment; video is released and reports are made later,
# from a desk.
_momentary contains [action.book, action.id] if {
	some action in input.actions
	action.topic in {"crowd-control", "force", "tactics"}
	not startswith(action.id, "force/report")
}
