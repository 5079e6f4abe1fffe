# METADATA
# scope: package
# title: Several nets need the same means
# description: |
#   Radios in reserve, gateways and free channels serve one net each. What helps one net may be
#   what another needs, so that only a repair of the whole plan holds.
# custom:
#   id: communications/shared-means
#   severity: note
#   remedy: Settle these nets together, as each finding on them says, and not one by one.
#   step: settle the nets that need the same means together
#   seeds: [004/communications, 002/common-frequencies]
package roe.rules.communications.shared_means

import data.roe.lib

considered := count(input.radio_repairs)

findings contains lib.record(plan, {
	"severity": "note",
	"cause": "shared means",
	"message": message,
	"args": lib.used(message, {
		"nets": {"list": [{"net": id} | some id in plan.nets]},
		"left": {"list": [{"net": id} | some id in plan.left]},
		"radios": {"number": plan.radios, "one": "radio", "many": "radios", "sensitive": "numbers"},
		"cache": {"number": plan.in_cache, "one": "", "many": "", "sensitive": "numbers"},
		"gateways": {"number": plan.gateways, "one": "gateway", "many": "gateways", "sensitive": "numbers"},
		"has": {"number": plan.has_gateways, "one": "", "many": "", "sensitive": "numbers"},
		"liaisons": {"number": plan.liaisons, "one": "liaison", "many": "liaisons", "sensitive": "numbers"},
		"programs": {"number": plan.programs, "one": "unit or post whose radios are programmed", "many": "units or posts whose radios are programmed", "sensitive": "numbers"},
	}),
	"places": [{"role": "radio plan", "path": plan.path}],
}) if {
	some plan in input.radio_repairs
	plan.shared
	message := concat("", [
		"{nets} compete for the same means. The least that makes them all whole is ",
		concat(", ", _parts(plan)),
		".",
		_left(plan),
	])
}

_parts(plan) := parts if {
	parts := array.concat(
		[text | plan.radios > 0; text := "{radios} of the {cache} in the cache"],
		array.concat(
			[text | plan.gateways > 0; text := "{gateways} of the {has} there"],
			array.concat(
				[text | plan.liaisons > 0; text := "{liaisons}"],
				[text | plan.programs > 0; text := "{programs}"],
			),
		),
	)
	count(parts) > 0
} else := ["a change of channels alone"]

_left(plan) := " Nothing in the plan is left for {left}." if {
	count(plan.left) > 0
} else := ""
