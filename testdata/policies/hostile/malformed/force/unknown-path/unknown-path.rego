# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/unknown-path
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.unknown_path

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
	"places": [{"role": "rule", "path": "elsewhere"}],
} if some deployment in input.deployments
