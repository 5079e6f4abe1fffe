package roe.lib

# uses by parties: what an agreement is for those who never joined it, the pair
# of agencies that it leaves uncovered says.
party_uses := [use | some use in input.agreement_uses; use.party]

# uncovered holds the pairs of agencies for which nothing relied on is valid.
uncovered := {[pair.book, pair.deployment, agency] |
	some pair in input.pairs
	count(pair.valid) == 0
	some agency in [pair.host, pair.aid]
}

# validity is how bad it is that an agreement does not hold for an agency: an
# error when nothing else holds between that agency and another, else a
# warning, as it is for an agreement that no deployment relies on.
validity(use) := "error" if {
	[use.book, use.deployment, use.agency] in uncovered
} else := "warning"

# usage is a finding about the use of an agreement.
usage(use, parts) := object.union(
	record(use, {
		"severity": validity(use),
		"agencies": [use.agency],
	}),
	parts,
)

# agreement_role and party_role say where the fault of a use is written.
at_agreement(use) := [{"role": "agreement", "path": use.path}]

at_party(use) := [{"role": "party", "path": use.party_path}]

# signatory says who signs or approves for a party.
signatory := {
	"attorney": "the attorney",
	"chief": "the chief",
	"designee": "the chief's designee",
	"elected-official": "the elected official",
	"governing-body": "the governing body",
	"state": "the state",
}
