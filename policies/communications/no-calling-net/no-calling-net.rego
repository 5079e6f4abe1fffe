# METADATA
# scope: package
# title: The radio plan has no calling net
# description: |
#   Units that arrive call in on a net that everybody knows, and are sent from there to their own.
# custom:
#   id: communications/no-calling-net
#   severity: note
#   remedy: Name a calling channel on which arriving units report.
#   step: name a calling channel
#   seeds: [004/communications, 003/radio]
package roe.rules.communications.no_calling_net

import data.roe.lib

considered := count(lib.radio_plans)

findings contains lib.no_net(deployment, "calling", {
	"severity": "note",
	"message": "The radio plan has no net on which arriving units call in.",
}) if {
	some deployment in lib.radio_plans
}
