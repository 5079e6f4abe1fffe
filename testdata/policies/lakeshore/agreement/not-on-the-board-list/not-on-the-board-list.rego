# METADATA
# scope: package
# title: An agency is to come that the board has not cleared
# description: |
#   Lakeshore's deputies work only beside agencies that its board of supervisors has cleared, by a
#   list that it renews each January.
# related_resources:
#   - ref: https://lakeshore.example/board/resolution-2026-02
#     description: Resolution 2026-02 of the board of supervisors
# custom:
#   id: agreement/not-on-the-board-list
#   severity: warning
#   remedy: Ask the board to clear the agency before the deployment.
package roe.rules.agreement.not_on_the_board_list

import data.lakeshore.board
import data.roe.lib

considered := count(input.helpers)

findings contains lib.record(helper, {
	"severity": "warning",
	"cause": concat(" ", ["not cleared", helper.agency]),
	"agencies": [helper.agency],
	"message": "{agency} is to come, and the board of Lakeshore County has not cleared it.",
	"args": {"agency": {"agency": helper.agency}},
	"places": [{"role": "helper", "path": helper.path}],
}) if {
	some helper in input.helpers
	not board.cleared(helper.agency)
}
