# METADATA
# scope: package
# title: Munitions are brought that nobody has counted
# description: |
#   Where agencies bring their own rounds and canisters, only counts before and after can tell who
#   used what. In 2020 a city often did not know which of its helpers had fired.
# custom:
#   id: accountability/rounds-uncounted
#   severity: warning
#   remedy: Count rounds and canisters out and in, agency by agency, and hand the counts to the host.
#   step: count rounds and canisters out and in
#   seeds: [004/use-of-force]
package roe.rules.accountability.rounds_uncounted

import data.roe.lib

_loaded := [account |
	some account in input.accounts
	count(account.munitions) > 0
	count(account.rounds_asked) > 0
]

considered := count(_loaded)

findings contains lib.record(account, {
	"severity": "warning",
	"cause": concat(" ", ["uncounted", account.agency]),
	"agencies": [account.agency],
	"actions": account.uncounted,
	"message": "Rounds and canisters are to be counted ({texts}). {agency} brings {items}, and no count of that is there.",
	"args": {
		"texts": lib.texts(account.rounds_asked),
		"agency": {"agency": account.agency},
		"items": {"actions": account.uncounted, "as": "name", "sensitive": "tactics"},
	},
	"places": array.concat([{"role": "unit", "path": account.path}], lib.because_of(account.rounds_asked)),
}) if {
	some account in _loaded
	count(account.uncounted) > 0
}
