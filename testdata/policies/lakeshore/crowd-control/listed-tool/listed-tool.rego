# METADATA
# scope: package
# title: The host's ban on a listed tool does not bind its helpers
# description: |
#   Lakeshore's board keeps a list of tools about which it wants to hear before its deputies stand
#   beside others who use them. Where a host bans one and its helpers are not bound by that, the
#   board is told.
# related_resources:
#   - ref: https://lakeshore.example/board/resolution-2025-14
#     description: Resolution 2025-14 of the board of supervisors
# custom:
#   id: crowd-control/listed-tool
#   severity: error
#   remedy: Send the board the sheriff's report under Resolution 2025-14, or leave these tools at home.
package roe.rules.crowd_control.listed_tool

import data.lakeshore.board
import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if {
	some clash in _clashes
	clash.left.position == "prohibited"
	count(board.listed(clash.actions)) > 0
}

_clashes := lib.on(input.clashes.unreached, "crowd-control")

_why := "The board of Lakeshore County wants a report on this tool."
