# METADATA
# scope: package
# title: Proof of insurance that an agreement asks for is missing
# description: |
#   Where the agreement makes proof of insurance a condition, an agency that comes without it may
#   be in breach before the first hour, and uninsured after it.
# custom:
#   id: finance/insurance-proof
#   severity: warning
#   remedy: Get the proof before the officers come, for the whole of the event.
#   step: get the proof of insurance
#   seeds: [003/liability]
package roe.rules.finance.insurance_proof

import data.roe.lib

considered := count(input.insurance)

findings contains lib.record(proof, {
	"severity": "warning",
	"cause": concat(" ", ["insurance", proof.clause, proof.agency]),
	"message": message,
	"args": lib.used(message, {
		"agency": {"agency": proof.agency},
		"clause": {"clause": proof.clause},
		"day": {"day": proof.shown.value},
		"until": {"day": proof.until.value},
	}),
	"agencies": [proof.agency],
	"places": [{"role": "party", "path": proof.party_path}, {"role": "clause", "path": proof.path}],
}) if {
	some proof in input.insurance
	message := _message(proof)
}

_message(proof) := "{clause} asks for proof of insurance, and {agency} has shown none." if {
	not proof.shown.stated
} else := "{clause} asks for proof of insurance, and {agency}'s covers the time until {until} only, which is before the end." if {
	proof.lapsed
} else := "{clause} asks for proof of insurance, and {agency} showed it only on {day}, after the event had begun." if {
	proof.late
}
