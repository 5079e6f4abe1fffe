# METADATA
# scope: package
# title: An agreement gives powers to officers of another state and names no law that lets it
# description: |
#   Two agencies cannot make each other's officers peace officers by their own word: a statute or a
#   compact has to let them. Without one the powers fall in court with the agreement that gave them.
# custom:
#   id: legal/grant-unfounded
#   severity: warning
#   remedy: Name the statute or the compact under which the agreement gives powers, in what it rests on, or write it down as a grant of its own.
#   step: name the law that lets it give powers
#   seeds: [002/44.090, 003/jurisdiction, 004/election-law]
package roe.rules.legal.grant_unfounded

import data.roe.lib

considered := count([power | some power in input.powers; power.interstate; count(power.grants) > 0])

findings contains lib.power_finding(posts, {
	"severity": "warning",
	"cause": concat(" ", ["grant unfounded", power.agency]),
	"message": "Officers of {agency}, which is of another state, have powers there by {agreements} alone, and these books name no statute or compact that lets an agreement give them.",
	"args": {"agreements": {"list": [{"agreement": id} | some id in ids]}},
	"places": [{"role": "grant", "path": grant.path} |
		some id in ids
		some grant in power.grants
		grant.document == id
	],
}) if {
	some power in _alone
	posts := lib.same_powers(_alone, power)
	ids := sort({grant.document | some grant in power.grants})
}

# _alone are powers that rest on nothing but agreements that name no law.
_alone := [power |
	some power in input.powers
	power.interstate
	power.held
	every grant in power.grants {
		grant.agreement
		not _rests_on_law(power.book, grant.document)
	}
]

_rests_on_law(book, id) if {
	some agreement in input.agreements
	agreement.book == book
	agreement.id == id
	some instrument in input.instruments
	instrument.book == book
	instrument.id in agreement.rests_on
	instrument.law
}
