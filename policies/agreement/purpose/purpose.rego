# METADATA
# scope: package
# title: The agreement is not made for this purpose
# description: |
#   An agreement for disasters is none for demonstrations. What it rules out it cannot carry, and
#   what it does not list it carries only by a stretch that nobody should have to argue in court.
# custom:
#   id: agreement/purpose
#   severity: error
#   remedy: Amend the agreement so that it names the purpose, or rely on another that does.
#   step: name the purpose of this deployment
#   seeds: [004/agreements-up-to-date, 004/all-requests]
package roe.rules.agreement.purpose

import data.roe.lib

considered := count(lib.party_uses)

findings contains lib.usage(use, {
	"severity": "error",
	"cause": concat(" ", ["purpose", use.agreement]),
	"message": "{agreement} rules out {purpose}, for which this deployment relies on it.",
	"args": _args(use),
	"places": lib.at_agreement(use),
}) if {
	some use in lib.party_uses
	use.purpose_excluded
}

findings contains lib.usage(use, {
	"cause": concat(" ", ["purpose", use.agreement]),
	"message": "{agreement} is for {purposes} and does not name {purpose}, for which this deployment relies on it.",
	"args": object.union(_args(use), {"purposes": {"purposes": use.purposes}}),
	"places": lib.at_agreement(use),
}) if {
	some use in lib.party_uses
	not use.purpose_excluded
	not use.purpose_ok
}

_args(use) := {
	"agreement": {"agreement": use.agreement},
	"purpose": {"purpose": lib.deployments[[use.book, use.deployment]].purpose},
}
