# METADATA
# scope: package
# title: Host and helper have no agreement that holds
# description: |
#   Powers, cost, injury and whose rules apply all rest on an agreement between those two
#   agencies. Without one that holds, every other answer stands on air.
# custom:
#   id: agreement/uncovered-pair
#   severity: error
#   remedy: Make an agreement between the two that covers this deployment, or state the law under which they come.
#   step: "bring {agencies} under an agreement that holds"
#   seeds: [004/agreements-up-to-date, 000/partners, 004/all-requests]
package roe.rules.agreement.uncovered_pair

import data.roe.lib

considered := count(input.pairs)

findings contains object.union(
	lib.record(pair, {
		"severity": _severity(pair),
		"cause": concat(" ", ["uncovered", pair.host, pair.aid]),
		"message": message,
		"args": lib.used(concat(" ", [message, remedy]), {
			"host": {"agency": pair.host},
			"aid": {"agency": pair.aid},
			"agreements": {"list": [{"agreement": id} | some id in pair.agreements]},
			"others": {"list": [{"agreement": id} | some id in pair.others]},
		}),
		"agencies": [pair.host, pair.aid],
		"places": [{"role": "deployment", "path": pair.path}],
	}),
	{"remedy": remedy | remedy != ""},
) if {
	some pair in input.pairs
	count(pair.valid) == 0
	message := _message(pair)
	remedy := _remedy(pair)
}

# Where a deployment states no agreement at all it may be that none was
# written down here: that is to be settled, but it is no proof.
_severity(pair) := "warning" if {
	count(lib.deployments[[pair.book, pair.deployment]].agreements) == 0
} else := "error"

_message(pair) := "{aid} comes to help {host}, and no agreement is named on which the two rely." if {
	_severity(pair) == "warning"
} else := "{aid} comes to help {host}, and none of the agreements relied on is between the two." if {
	count(pair.agreements) == 0
} else := "{aid} comes to help {host}, and of what they signed ({agreements}) nothing holds for both of them there."

_remedy(pair) := "Rely on {others}, which would hold between the two." if {
	count(pair.others) > 0
} else := "Put {agreements} in order, as the findings on it say, or make another agreement that covers this deployment." if {
	count(pair.agreements) > 0
} else := ""
