package roe.lib

# tasked is a finding about what one helper's officers are to do on an
# assignment: some of their tasks, and what they were held against.
tasked(role, tasks, parts) := record(role, object.union(
	{
		"agencies": [role.agency],
		"actions": tasks,
		"args": {
			"agency": {"agency": role.agency},
			"assignment": {"assignment": role.assignment},
			"tasks": {"actions": tasks, "sensitive": "tactics"},
		},
		"places": [{"role": "assignment", "path": role.path}],
	},
	parts,
))

# escorted is a finding about an escort that was promised to helpers.
escorted(escort, parts) := record(escort, object.union(
	{
		"agencies": array.concat([escort.host], escort.agencies),
		"places": array.concat(
			[{"role": "assignment", "path": escort.path}],
			cites(escort.book, [escort.norm], "host rule"),
		),
	},
	parts,
))

# escort_args stand for an escort and who promised it.
escort_args(escort) := {
	"agencies": {"agencies": escort.agencies},
	"host": {"agency": escort.host},
	"assignment": {"assignment": escort.assignment},
	"promise": _promise(escort),
	"count": {"number": escort.at_least, "one": "officer", "many": "officers", "sensitive": "numbers"},
	"tasks": {"actions": escort.excepted_tasks, "sensitive": "tactics"},
}

_promise(escort) := {"clause": escort.norm} if {
	escort.clause
} else := {"norms": [escort.norm]}
