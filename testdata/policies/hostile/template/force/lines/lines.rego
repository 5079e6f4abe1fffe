# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/lines
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.lines

considered := count(input.deployments)

findings contains {
	"book": deployment.book,
	"deployment": deployment.id,
	"severity": "note",
	"cause": "c",
	"clash": "",
	"message": "It is so.\n::error file=x::gone\nElection Day at Riverton: ready.",
	"args": {},
	"agencies": [],
	"actions": [],
	"places": [{"role": "deployment", "path": deployment.path}],
} if some deployment in input.deployments
