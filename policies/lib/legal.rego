package roe.lib

# powerless are the agencies whose powers at a post rest on no grant that
# stands by itself.
powerless := [power | some power in input.powers; not power.held]

# same_powers keeps those of one agency in one deployment.
same_powers(powers, power) := [other |
	some other in powers
	[other.book, other.deployment, other.agency] == [power.book, power.deployment, power.agency]
]

# power_finding is about an agency's powers at its posts.
power_finding(powers, parts) := record(powers[0], object.union(object.remove(parts, ["args"]), {
	"agencies": [powers[0].agency],
	"actions": _power_tasks(powers),
	"args": used(parts.message, object.union(object.get(parts, "args", {}), {
		"agency": {"agency": powers[0].agency},
		"tasks": {"actions": _power_tasks(powers), "sensitive": "tactics"},
		"assignments": {"list": [{"assignment": power.assignment} | some power in powers]},
	})),
	"places": array.concat(
		object.get(parts, "places", []),
		[{"role": "assignment", "path": power.path} | some power in powers],
	),
}))

_power_tasks(powers) := sort({task | some power in powers; some task in power.tasks})

# document names what grants, as an argument.
document(grant) := {"agreement": grant.document} if {
	grant.agreement
} else := {"instrument": grant.document}

# about keeps the legal clashes over an action.
about(action) := [clash |
	some clash in every_kind("legal")
	action in clash.actions
]
