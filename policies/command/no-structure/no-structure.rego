# METADATA
# scope: package
# title: The deployment has no command structure
# description: |
#   Officers of several agencies without a stated chain of command each follow their own. Who
#   arriving officers report to has to be settled before they arrive.
# custom:
#   id: command/no-structure
#   severity: warning
#   remedy: Write down who commands, and to whom each unit reports.
#   seeds: [004/command-control]
package roe.rules.command.no_structure

import data.roe.lib

considered := count(input.deployments)

findings contains lib.record(deployment, {
	"deployment": deployment.id,
	"severity": "warning",
	"cause": "no command structure",
	"message": "Officers of {agencies} come to help {host} at {deployment}, and nothing says who commands them.",
	"args": {
		"agencies": {"agencies": lib.helpers(deployment)},
		"host": {"agency": deployment.host},
		"deployment": {"deployment": deployment.id},
	},
	"agencies": deployment.agencies,
	"places": [{"role": "deployment", "path": deployment.path}],
}) if {
	some deployment in input.deployments
	not deployment.has_command
	count(lib.helpers(deployment)) > 0
}
