# METADATA
# scope: package
# title: Two documents give the investigation of force and deaths to different agencies
# description: |
#   Some states have deaths that involve an officer investigated from outside of the agency. An
#   agreement that leaves it to the officer's own agency cannot change that.
# related_resources:
#   - ref: https://city.milwaukee.gov
#     description: Milwaukee on officer-involved deaths, with at least two investigators from outside
# custom:
#   id: accountability/investigation
#   severity: warning
#   remedy: Agree on who investigates force, and who a death, before the deployment, and keep to the law of the place.
#   step: say who investigates force, and who a death
#   seeds: [004/use-of-force]
package roe.rules.accountability.investigation

import data.roe.lib

considered := count([answer | some answer in input.answers; answer.subject == "accountability/investigations"])

findings contains lib.dispute(one, other, "Asked {subject},") if {
	some [one, other] in lib.contrary
	one.subject == "accountability/investigations"
}
