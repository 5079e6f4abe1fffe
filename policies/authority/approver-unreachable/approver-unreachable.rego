# METADATA
# scope: package
# title: Whoever must approve cannot be reached
# description: |
#   An approval that has to be asked for by radio is no approval when the two are on no common
#   net.
# custom:
#   id: authority/approver-unreachable
#   severity: warning
#   remedy: Put the unit and whoever approves on one net.
#   step: put approvers on the net of those who ask them
#   seeds: [004/on-scene-commanders]
package roe.rules.authority.approver_unreachable

import data.roe.lib

considered := count([need | some need in input.needs; need.in_play; need.filled])

findings contains lib.need(need, {
	"severity": "warning",
	"cause": lib.need_cause("unreachable", need),
	"message": _message(posts),
	"args": lib.used(_message(posts), object.union(lib.need_args(need), {"posts": {"list": [{"assignment": id} | some id in posts]}})),
}) if {
	some need in _unreachable
	posts := {other.assignment | some other in _unreachable; _alike(need, other); other.assignment != ""}
}

_unreachable contains need if {
	some need in input.needs
	need.in_play
	need.filled
	need.reachable.stated
	not need.reachable.value
	not _beside(need)
}

_alike(a, b) if {
	a.book == b.book
	a.deployment == b.deployment
	a.approval == b.approval
	a.norm == b.norm
}

_message(posts) := "Officers of {agencies} may {action} only {approvals} ({rules}), and are on no net with {holders}, who could give it." if {
	count(posts) == 0
} else := "At {posts}, officers of {agencies} may {action} only {approvals} ({rules}), and are on no net there with {holders}, who could give it."

# _beside: a supervisor of their own goes along, who need not be called.
_beside(need) if {
	need.approval.rung in {"officer", "supervisor"}
	need.approval.agency in need.agencies
	some unit in input.units
	unit.book == need.book
	unit.deployment == need.deployment
	unit.agency == need.approval.agency
	unit.id in lib.assignments[[need.book, need.deployment, need.assignment]].units
	lib.led(unit)
}
