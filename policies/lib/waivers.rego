package roe.lib

# The helpers here take waivers from the rules that read them: what is judged of
# a waiver rests on what other rules found, and those must not see waivers.

# waived is a finding about a waiver and a finding that it names. The rule adds
# severity and message, with the arguments that the message names, and places
# beside the waiver itself.
waived(waiver, match, parts) := object.union(
	{
		"book": waiver.book,
		"deployment": match.deployment,
		"agencies": match.agencies,
		"actions": [],
		"clash": "",
		"cause": waiver.id,
		"places": [at_waiver(waiver)],
		"args": used(parts.message, object.union(
			{
				"waiver": {"waiver": waiver.id},
				"rule": {"words": match.rule},
				"agencies": {"agencies": match.agencies},
				"from": {"day": waiver.from},
				"until": {"day": waiver.until},
			},
			object.get(parts, "args", {}),
		)),
	},
	object.remove(parts, ["args"]),
)

at_waiver(waiver) := {"role": "waiver", "path": waiver.path}

# ended: its last day is over where the finding belongs. What else is wrong with
# it is then of no interest.
ended(waiver, match) if waiver.until < match.today

# waiver_agencies are those that a waiver speaks of where it matches nothing.
waiver_agencies(waiver) := waiver.agencies if {
	count(waiver.agencies) > 0
} else := [acceptance.agency | some acceptance in waiver.acceptances]

# alone stands in for a match where a waiver names no finding.
alone(waiver) := {"deployment": "", "agencies": waiver_agencies(waiver), "rule": waiver.rule.value, "today": waiver.today}
