# METADATA
# scope: package
# title: A newer agreement has replaced this one
# description: |
#   For those who signed the newer agreement the old one is gone; for those who did not it may
#   still stand. Relying on the old text mixes the two.
# custom:
#   id: agreement/superseded
#   severity: error
#   remedy: Rely on the newer agreement, and have every agency that takes part sign it.
#   step: rely on the newer agreement, and have everybody sign it
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.superseded

import data.roe.lib

considered := count(lib.party_uses)

findings contains lib.usage(use, {
	"cause": concat(" ", ["superseded", use.agreement]),
	"message": "{agreement} has been replaced by {newer} for {agencies}.",
	"args": {
		"agencies": {"agencies": [use.agency]},
		"agreement": {"agreement": use.agreement},
		"newer": {"list": [{"agreement": id} | some id in use.superseded_by]},
	},
	"places": lib.at_agreement(use),
}) if {
	some use in lib.party_uses
	count(use.superseded_by) > 0
	not _lives_on(use)
}

# _lives_on: it still binds somebody who takes part, which is a finding of its
# own.
_lives_on(use) if {
	some gap in input.version_gaps
	gap.book == use.book
	gap.deployment == use.deployment
	gap.older == use.agreement
}
