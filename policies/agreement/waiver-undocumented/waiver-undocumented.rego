# METADATA
# scope: package
# title: A waiver names no record of its acceptance
# description: |
#   What stands in a file can be written by anybody who can edit it. The letters, minutes or resolutions
#   by which the agencies accepted it must be on file, and the waiver must say where.
# custom:
#   id: agreement/waiver-undocumented
#   severity: warning
#   remedy: Name the letters, minutes or resolutions, and where they are on file, under evidence.
#   step: name the records of waivers
#   seeds: []
package roe.rules.agreement.waiver_undocumented

import data.roe.lib

considered := count(input.waivers)

findings contains lib.waived(waiver, match, {
	"severity": "warning",
	"message": "The waiver {waiver} names no letter, minutes or other record of its acceptance: it accepts nothing of what {rule} finds for {agencies}.",
}) if {
	some waiver in input.waivers
	waiver.records == 0
	some match in waiver.matches
	count(match.missing) == 0
	not lib.ended(waiver, match)
}
