# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/words
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.words

considered := count(input.deployments)

findings contains {
	"book": deployment.book,
	"deployment": deployment.id,
	"severity": "note",
	"cause": "c",
	"clash": "",
	"message": "It is {how}.",
	"args": {"how": {"words": "\u001b]0;owned\u0007 so"}},
	"agencies": [],
	"actions": [],
	"places": [{"role": "deployment", "path": deployment.path}],
} if some deployment in input.deployments
