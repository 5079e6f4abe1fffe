# METADATA
# scope: package
# title: No copy signed by all parties is on file
# description: |
#   Who wants to rely on an agreement must be able to show it. A text that was circulated and
#   never signed by all binds nobody.
# custom:
#   id: agreement/executed-copy
#   severity: error
#   remedy: Get a copy signed by all parties before the deployment.
#   step: get a copy that all parties have signed
#   seeds: [004/agreements-up-to-date, 000/agreement-signed]
package roe.rules.agreement.executed_copy

import data.roe.lib

considered := count([use | some use in lib.party_uses; use.executed.stated])

findings contains lib.usage(use, {
	"cause": concat(" ", ["executed copy", use.agreement]),
	"message": "No copy of {agreement} signed by all parties is on file.",
	"args": {"agreement": {"agreement": use.agreement}},
	"places": lib.at_agreement(use),
}) if {
	some use in lib.party_uses
	use.executed.stated
	not use.executed.value
}
