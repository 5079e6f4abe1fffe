# METADATA
# scope: package
# title: Something that is needed is missing
# description: |
#   Nobody may be blamed for declining. What counts is that the plan needs something, by its own
#   account, that nobody brings at that time; the guides ask to find such gaps before the season.
# custom:
#   id: resources/gap
#   severity: error
#   remedy: Ask others for it, ask at the next level of mutual aid, or plan without it.
#   step: find what is missing, or plan without it
#   seeds: [004/resource-gaps, 004/resources, 003/resource-sharing]
package roe.rules.resources.gap

import data.roe.lib

considered := count(input.capacity)

findings contains lib.record(need, {
	"severity": _severity[need.kind],
	"cause": concat(" ", ["gap", need.need]),
	"message": message,
	"args": lib.used(message, _args(need, short)),
	"agencies": _agencies(need),
	"actions": need.items,
	"places": _places(need),
	"during": stretch.during,
}) if {
	some need in input.capacity
	short := _short(need)
	some stretch in short
	message := concat(" ", array.concat([_missing(need, short)], _why(need)))
}

# What is brought without a number may be enough.
findings contains lib.record(need, {
	"severity": "note",
	"cause": concat(" ", ["gap", need.need]),
	"message": message,
	"args": lib.used(message, object.union(_args(need, unsure), {"unknown": {"agencies": _unknown(unsure)}})),
	"agencies": _unknown(unsure),
	"actions": need.items,
	"places": _places(need),
	"during": stretch.during,
}) if {
	some need in input.capacity
	count(_short(need)) == 0
	unsure := [stretch | some stretch in need.stretches; stretch.has < stretch.needed]
	some stretch in unsure
	message := "Whether there is enough for “{need}” cannot be told: {event} needs {needed}, {has} are stated, and how many {unknown} bring is not."
}

# Without officers nothing can be done; without a tool, something else can.
_severity := {"officers": "error", "tasks": "error", "equipment": "warning"}

_short(need) := [stretch |
	some stretch in need.stretches
	stretch.has < stretch.needed
	count(stretch.unknown) == 0
]

_unknown(stretches) := [agency | some agency in {agency | some stretch in stretches; some agency in stretch.unknown}]

_missing(need, short) := "Nobody provides “{need}”, which {event} needs." if {
	need.kind == "tasks"
	every stretch in short { stretch.needed == 1 }
} else := "For “{need}”, {event} needs {needed} and has {has}: it is {missing} short." if {
	count({[stretch.needed, stretch.has] | some stretch in short}) == 1
} else := "For “{need}”, {event} needs {needed} and has only {has} at worst: it is up to {missing} short."

_why(need) := array.concat(_provider(need), [sentence |
	some why, sentence in _sentence
	count(_withdrew(need, why)) > 0
])

_provider(need) := ["{provider} is to provide it."] if {
	need.from.stated
} else := []

_sentence := {
	"declined": "{declined} declined, as agencies may.",
	"declines": "{declines} will not do this part.",
	"recalled": "{recalled} called back what was offered.",
}

_withdrew(need, why) := [agency | some agency in {one.agency | some one in need.withdrawn; one.why == why}]

_args(need, short) := {
	"need": {"need": need.need},
	"event": {"deployment": need.deployment},
	"provider": {"agency": need.from.value},
	"needed": _count(need, short[0].needed),
	"has": _count(need, min([stretch.has | some stretch in short])),
	"missing": _count(need, max([lack | some stretch in short; lack := stretch.needed - stretch.has])),
	"declined": {"agencies": _withdrew(need, "declined")},
	"declines": {"agencies": _withdrew(need, "declines")},
	"recalled": {"agencies": _withdrew(need, "recalled")},
}

_count(need, n) := lib.officers(n) if {
	need.kind == "officers"
} else := lib.pieces(n)

_agencies(need) := [agency |
	some agency in ({need.from.value | need.from.stated} | {one.agency | some one in need.withdrawn})
]

_places(need) := array.concat(
	[{"role": "need", "path": need.path}],
	[{"role": "offer", "path": one.path} | some one in need.withdrawn],
)
