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
	"message": _message,
	"args": lib.used(_message, lib.need_args(need)),
}) if {
	some need in input.needs
	need.in_play
	need.filled
	need.reachable.stated
	not need.reachable.value
	not _beside(need)
}

_message := "Officers of {agencies} may {action} only {approvals} ({rules}), and are on no net with {holders}, who could give it."

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
