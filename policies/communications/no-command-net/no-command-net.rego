# METADATA
# scope: package
# title: The radio plan has no command net
# description: |
#   Commanders need a net of their own, on which they reach one another while the tactical nets
#   are busy.
# custom:
#   id: communications/no-command-net
#   severity: warning
#   remedy: Add a command net with the commanders of every agency on it.
#   step: add a command net
#   seeds: [004/communications]
package roe.rules.communications.no_command_net

import data.roe.lib

considered := count(lib.radio_plans)

findings contains lib.no_net(deployment, "command", {
	"severity": "warning",
	"message": "The radio plan has no net on which commanders talk to one another.",
}) if {
	some deployment in lib.radio_plans
}
