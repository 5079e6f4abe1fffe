# METADATA
# scope: package
# title: Officers go on duty without having been told what applies there
# description: |
#   The briefing is the last moment at which officers who come can learn what is forbidden where
#   they go, and to whom they report.
# custom:
#   id: training/not-briefed
#   severity: warning
#   remedy: Brief them before they go on duty, with what they must not do there first.
#   step: brief officers before they go on duty
#   seeds: [004/review-with-personnel, 002/352.3]
package roe.rules.training.not_briefed

import data.roe.lib

_helpers := [one | some one in input.briefed; one.kept; not one.host]

considered := count(_helpers)

findings contains lib.record(one, {
	"severity": "warning",
	"cause": "not briefed",
	"agencies": [one.agency],
	"message": "The plan lists who is briefed, and nothing is listed for {agencies}.",
	"args": {"agencies": {"agencies": [one.agency]}},
	"places": [{"role": "assignment", "path": one.path}],
}) if {
	some one in _helpers
	not one.before.stated
	not one.after.stated
}

findings contains lib.record(one, {
	"severity": "warning",
	"cause": concat(" ", ["briefed late", one.agency]),
	"agencies": [one.agency],
	"message": "{agency} goes on duty at {begins} and is briefed only at {after}.",
	"args": {
		"agency": {"agency": one.agency},
		"begins": {"instant": one.begins},
		"after": {"instant": one.after.value},
	},
	"places": [{"role": "assignment", "path": one.path}],
}) if {
	some one in _helpers
	not one.before.stated
	one.after.stated
}
