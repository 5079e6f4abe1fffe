# METADATA
# scope: package
# title: Officers of another state have no powers where they are posted
# description: |
#   Outside of their own state officers are private persons unless a statute, a compact, an agreement
#   or a deputation makes them more. An arrest without power is an assault, the evidence falls with
#   it, and nobody's insurance answers for it.
# custom:
#   id: legal/no-powers
#   severity: error
#   remedy: Name the statute or the clause that gives them powers there and meet its conditions, have them sworn in by the host, or give them tasks that need no powers.
#   step: give officers of another state powers, or tasks that need none
#   seeds: [002/44.090, 003/jurisdiction]
package roe.rules.legal.no_powers

import data.roe.lib

considered := count(input.powers)

findings contains lib.power_finding(posts, {
	"severity": _severity(posts),
	"cause": concat(" ", ["no powers", power.agency]),
	"message": "{agency} is of another state, and nothing in these books gives its officers powers there. They are to {tasks} ({assignments}).",
}) if {
	some power in _without
	posts := lib.same_powers(_without, power)
}

_without := [power |
	some power in lib.powerless
	power.interstate
	count(power.grants) == 0

	# What a clause says in words alone, or an agreement outside of its excerpt, is
	# not known to be nothing.
	count(power.spoken) == 0
	not power.excerpt
]

_severity(posts) := "error" if {
	some post in posts
	post.arrest
} else := "warning"
