# METADATA
# scope: package
# title: Nobody in the command structure can give an approval that is needed
# description: |
#   A rule that lets officers act only on somebody's word is a ban as long as nobody holds that
#   post.
# custom:
#   id: authority/approver-unfilled
#   severity: warning
#   remedy: Fill the post, or agree in writing who stands in for it.
#   step: fill the posts whose approval is needed, or name who stands in
#   seeds: [004/on-scene-commanders]
package roe.rules.authority.approver_unfilled

import data.roe.lib

considered := count(_asked)

findings contains lib.need(need, {
	"severity": "warning",
	"cause": lib.need_cause("unfilled", need),
	"message": _message(need),
	"args": lib.used(_message(need), lib.need_args(need)),
}) if {
	some need in _asked
	need.known
	not need.filled
}

_asked := [need | some need in input.needs; need.in_play]

_message(need) := "Officers of {agencies} may {action} only {approvals} ({rules}), and the post that could give it, {vacant}, is vacant." if {
	count(need.vacant) == 1
} else := "Officers of {agencies} may {action} only {approvals} ({rules}), and the posts that could give it, {vacant}, are all vacant." if {
	count(need.vacant) > 1
} else := "Officers of {agencies} may {action} only {approvals} ({rules}), and nobody in the command structure can give it."
