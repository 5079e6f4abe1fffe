# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/thousands
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.thousands

considered := count(input.deployments)

findings contains object.union(_one(deployment), {"cause": sprintf("%d", [i])}) if {
	some deployment in input.deployments
	some i in numbers.range(1, 5000)
}

_one(deployment) := {
	"book": deployment.book,
	"deployment": deployment.id,
	"severity": "error",
	"clash": "",
	"message": "It is so.",
	"args": {},
	"agencies": [],
	"actions": [],
	"places": [{"role": "deployment", "path": deployment.path}],
}
