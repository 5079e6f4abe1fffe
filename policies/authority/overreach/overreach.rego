# METADATA
# scope: package
# title: A document claims to bind officers whom its issuer has no power over
# description: |
#   Writing that a rule binds helpers does not make it bind them. It takes law of the place,
#   command, or an agreement that they signed.
# custom:
#   id: authority/overreach
#   severity: warning
#   remedy: Put the rule into the agreement that the helpers sign, or into the orders of whoever commands them.
#   step: "put the rule where it can bind helpers: into the agreement, or into their commander's orders"
#   seeds: [004/on-scene-commanders]
package roe.rules.authority.overreach

import data.roe.lib

considered := count(input.instruments)

findings contains lib.record(overreach, {
	"severity": _severity(overreach),
	"cause": concat(" ", ["overreach", overreach.instrument, overreach.claim]),
	"message": object.get(_says, overreach.claim, _otherwise),
	"args": {
		"instrument": {"instrument": overreach.instrument},
		"agencies": {"agencies": overreach.agencies},
	},
	"agencies": overreach.agencies,
	"places": [{"role": "document", "path": overreach.path}],
}) if {
	some overreach in input.overreach
}

_severity(overreach) := "note" if {
	overreach.deployment == ""
} else := "warning"

_says := {
	"territory": "{instrument} means to bind everybody in its territory, and its issuer makes no law there: it does not bind {agencies}.",
	"named": "{instrument} names {agencies}, and its issuer neither makes law for them nor commands them there: it does not bind them.",
	"command": "{instrument} means to bind whoever works under its issuer's command, and {agencies} do not: it does not bind them.",
}

_otherwise := "{instrument} means to bind {agencies}, over whom its issuer has no power: it does not bind them."
