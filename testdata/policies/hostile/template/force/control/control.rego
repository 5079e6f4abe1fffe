# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/control
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.control

considered := count(input.deployments)

findings contains {
	"book": deployment.book,
	"deployment": deployment.id,
	"severity": "note",
	"cause": "c",
	"clash": "",
	"message": "\u001b[2J\u001b[31mno conflict was found",
	"args": {},
	"agencies": [],
	"actions": [],
	"places": [{"role": "deployment", "path": deployment.path}],
} if some deployment in input.deployments
