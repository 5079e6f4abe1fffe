# METADATA
# scope: package
# title: A unit comes without a roster of its officers
# description: |
#   Without the list of those who came nobody can say afterwards whose officer it was. The names
#   stay with the agencies; what counts here is that the list was handed over.
# custom:
#   id: accountability/no-roster
#   severity: warning
#   remedy: Have each agency hand its roster to the host before its officers go on duty.
#   step: "get the rosters of {agencies}"
#   seeds: [003/information-sharing]
package roe.rules.accountability.no_roster

import data.roe.lib

_units := [account | some account in input.accounts; _expected(account)]

considered := count(_units)

_expected(account) if true in {account.roster_kept, count(account.roster_asked) > 0}

findings contains lib.record(account, {
	"severity": _severity(account),
	"cause": concat(" ", array.concat(["no roster", account.host], [text.id | some text in account.roster_asked])),
	"agencies": [account.agency],
	"message": _message(account),
	"args": lib.used(_message(account), {
		"agencies": {"agencies": [account.agency]},
		"host": {"agency": account.host},
		"texts": lib.texts(account.roster_asked),
	}),
	"places": array.concat([{"role": "unit", "path": account.path}], lib.because_of(account.roster_asked)),
}) if {
	some account in _units
	not account.roster.stated
}

findings contains lib.record(account, {
	"severity": _severity(account),
	"cause": concat(" ", ["late roster", account.agency]),
	"agencies": [account.agency],
	"message": "{unit} goes on duty at {begins}, and {host} has its roster only on {roster}.",
	"args": {
		"unit": {"unit": account.unit},
		"begins": {"instant": account.begins},
		"host": {"agency": account.host},
		"roster": {"instant": account.roster.value},
	},
	"places": [{"role": "unit", "path": account.path}],
}) if {
	some account in _units
	account.roster_late
}

_severity(account) := "warning" if {
	count(account.roster_asked) > 0
} else := "note"

_message(account) := "{agencies} must hand {host} a roster of the officers who come ({texts}), and none is there yet." if {
	count(account.roster_asked) > 0
} else := "Other units have handed {host} a roster of their officers, and {agencies} have not."
