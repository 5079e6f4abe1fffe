# METADATA
# scope: package
# title: A party signed another version
# description: |
#   Parties who signed different versions of a text have not agreed on the clauses in which these
#   differ.
# custom:
#   id: agreement/version
#   severity: error
#   remedy: Have the party sign the current version, or compare the two clause by clause and state in writing what applies.
#   step: "have {agencies} sign the current version"
#   seeds: [004/agreements-up-to-date]
package roe.rules.agreement.version

import data.roe.lib

considered := count([use | some use in lib.party_uses; use.version.stated])

findings contains lib.usage(use, {
	"cause": concat(" ", ["version", use.agreement, use.agency]),
	"message": "{agency} signed another version of {agreement} than the one that the others rely on.",
	"args": {
		"agency": {"agency": use.agency},
		"agreement": {"agreement": use.agreement},
	},
	"places": lib.at_party(use),
}) if {
	some use in lib.party_uses
	not use.version_ok
}
