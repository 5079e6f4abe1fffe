# METADATA
# scope: package
# title: The deployment has no radio plan
# description: |
#   Agencies that come from elsewhere bring radios that were never set up to talk to the host's.
#   Without a plan they find out on the day.
# custom:
#   id: communications/no-plan
#   severity: warning
#   remedy: "Draw up a radio plan: nets, channels, and who is on each."
#   step: draw up a radio plan
#   seeds: [004/communications]
package roe.rules.communications.no_plan

import data.roe.lib

considered := count(input.deployments)

findings contains lib.record(deployment, {
	"deployment": deployment.id,
	"severity": "warning",
	"cause": "no radio plan",
	"message": "Nothing says on which channels {agencies} talk to one another.",
	"args": {
		"agencies": {"agencies": deployment.agencies},
	},
	"agencies": deployment.agencies,
	"places": [{"role": "deployment", "path": deployment.path}],
}) if {
	some deployment in input.deployments
	not deployment.has_radio
	count(lib.helpers(deployment)) > 0
}
