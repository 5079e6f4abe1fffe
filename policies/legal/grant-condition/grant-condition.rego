# METADATA
# scope: package
# title: Powers that visiting officers rest on have conditions that are not met
# description: |
#   Swearing in on arrival, the state's certificate, a declared emergency, a consent in writing: each
#   is the whole difference between an officer and a private person, and each takes minutes before
#   the event and cannot be made good after it.
# related_resources:
#   - ref: https://www.waspc.org/police-officers-powers-act
#     description: WASPC on the Mutual Aid Peace Officers Powers Act
# custom:
#   id: legal/grant-condition
#   severity: error
#   remedy: Meet the condition before these officers go to their posts, and write down when it was met.
#   step: meet the conditions of officers' powers
#   seeds: [002/44.090, 003/jurisdiction]
package roe.rules.legal.grant_condition

import data.roe.lib

considered := count([grant | some power in input.powers; some grant in power.grants])

findings contains lib.power_finding(posts, {
	"severity": _severity(power, grant),
	"cause": concat(" ", array.concat(["condition", power.agency, grant.id], _open(grant))),
	"message": _message(grant),
	"args": {
		"document": lib.document(grant),
		"conditions": {"list": [{"words": _words[need]} | some need in _open(grant)]},
	},
	"places": [{"role": "grant", "path": grant.path}],
}) if {
	some power in lib.powerless
	not _only_ends_early(power)
	some grant in _nearest(power)
	posts := [other | some other in lib.same_powers(lib.powerless, power); grant in _nearest(other)]
}

_open(grant) := array.concat(grant.lacking, grant.unknown)

# _only_ends_early: nothing but its end is wrong with some grant.
_only_ends_early(power) if {
	some grant in power.grants
	count(_open(grant)) == 0
}

# _nearest holds, of each document, the grant that asks for least: a statute's
# several grounds are alternatives.
_nearest(power) := {grant |
	some grant in power.grants
	least := min([count(_open(other)) | some other in power.grants; other.document == grant.document])
	first := min([other.id | some other in power.grants; other.document == grant.document; count(_open(other)) == least])
	grant.id == first
}

_message(grant) := "{document} gives officers of {agency} powers there only if {conditions}. That is not so for {assignments}, where they are to {tasks}." if {
	count(grant.lacking) > 0
} else := "{document} gives officers of {agency} powers there only if {conditions}, and nothing shows it for {assignments}, where they are to {tasks}."

_severity(power, grant) := "error" if {
	power.arrest
	count(grant.lacking) > 0
} else := "warning"

_words := {
	"request": "the host has asked for them",
	"sworn-in": "they have been sworn in before",
	"certified": "they hold the certificate of the state",
	"emergency": "an emergency is declared for the whole time",
	"written-consent": "the local chief or sheriff has agreed in writing",
	"agreement": "an agreement in force grants it as well",
}
