# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/endless
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.endless

considered := count(input.deployments)

findings contains {
	"book": deployment.book,
	"deployment": deployment.id,
	"severity": "note",
	"cause": "c",
	"clash": "",
	"message": concat("", [x | x := "so "; some _ in numbers.range(1, 100000)]),
	"args": {},
	"agencies": [],
	"actions": [],
	"places": [{"role": "deployment", "path": deployment.path}],
} if some deployment in input.deployments
