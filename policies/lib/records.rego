package roe.lib

# record is a finding about a record of the facts and no clash. The rule adds
# severity, cause, message, args and places, and agencies or actions if any.
record(fact, parts) := object.union(
	{
		"book": fact.book,
		"deployment": object.get(fact, "deployment", ""),
		"agencies": [],
		"actions": [],
		"clash": "",
	},
	parts,
)

# deployments of the run, by book and id.
deployments := {[deployment.book, deployment.id]: deployment | some deployment in input.deployments}

# helpers of a deployment: everybody but its host.
helpers(deployment) := [agency |
	some agency in deployment.agencies
	agency != deployment.host
]

# day is the day of an instant or of a day.
day(instant) := substring(instant, 0, 10)

# used keeps the arguments that a text names.
used(text, args) := {name: arg |
	some name, arg in args
	contains(text, concat("", ["{", name, "}"]))
}
