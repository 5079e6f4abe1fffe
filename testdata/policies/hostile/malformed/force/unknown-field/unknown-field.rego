# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/unknown-field
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.unknown_field

considered := count(input.deployments)

findings contains {
	"book": deployment.book,
	"deployment": deployment.id,
	"severity": "note",
	"cause": "c",
	"clash": "",
	"message": "It is so.",
	"args": {},
	"agencies": [],
	"actions": [],
	"places": [{"role": "deployment", "path": deployment.path}],
	"verdict": "ready",
} if some deployment in input.deployments
