package book

import (
	"slices"
	"strings"
)

// Ranks of the kinds of document, highest first. An agreement's clause stands
// where its approver stands (SignatoryRank); a plan stands below all.
var ranks = map[string]int{
	"constitution": 10, "statute": 9, "regulation": 8, "court-order": 7, "consent-decree": 6,
	"ordinance": 5, "resolution": 5, "directive": 4, "policy": 3, "operation-order": 1,
}

// Rank of a kind of instrument; larger stands higher, 0 is unknown.
func Rank(kind string) int { return ranks[kind] }

// IsLaw tells the kinds that no agreement can waive.
func IsLaw(kind string) bool { return ranks[kind] >= ranks["consent-decree"] }

// SignatoryRank is the highest rank of the rules that a signatory can make
// yield: a chief the agency's own policies and directives, a governing body or
// elected official also its resolutions and ordinances; others none.
func SignatoryRank(signatory string) int {
	switch signatory {
	case "chief", "designee":
		return ranks["directive"]
	case "governing-body", "elected-official", "state":
		return ranks["ordinance"]
	}
	return 0
}

var rungs = []string{"officer", "supervisor", "field-commander", "incident-commander", "chief", "elected-official"}

// RungIndex is a rung's height, from 0; -1 for a name that is none.
func RungIndex(rung string) int {
	for i, r := range rungs {
		if r == rung {
			return i
		}
	}
	return -1
}

// Head is what an agency calls whoever leads it: "Sheriff", or "chief" where it
// does not say.
func (a *Agency) Head() string {
	var titles []string
	if a != nil {
		for title, rung := range a.Ranks {
			if rung == "chief" {
				titles = append(titles, title)
			}
		}
	}
	if len(titles) == 0 {
		return "chief"
	}
	slices.Sort(titles)
	return strings.Join(titles, " or ")
}
