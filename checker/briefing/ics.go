package briefing

import (
	"slices"
	"strings"
)

// rank of a title among the positions of the Incident Command System, as the
// forms list them.
var icsOrder = []string{
	"incident-commander", "deputy-incident-commander", "safety-officer", "public-information-officer", "liaison-officer",
	"agency-representative", "planning-section-chief", "logistics-section-chief", "operations-section-chief", "staging-area-manager",
	"branch-director", "division-supervisor", "group-supervisor", "task-force-leader", "strike-team-leader", "unit-leader",
	"finance-section-chief",
}

const incidentCommander = "incident-commander"

// several are the titles that more than one officer holds at a time, each over
// something else.
var several = []string{
	"branch-director", "division-supervisor", "group-supervisor", "staging-area-manager", "task-force-leader",
	"strike-team-leader", "unit-leader", "agency-representative",
}

func icsRank(title string) int {
	if n := slices.Index(icsOrder, title); n >= 0 {
		return n
	}
	return len(icsOrder)
}

// icsTitle writes a title as the forms do.
func icsTitle(title string) string {
	if title == "finance-section-chief" {
		return "Finance/Administration Section Chief"
	}
	words := strings.Split(title, "-")
	for i, word := range words {
		if word != "" {
			words[i] = strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return strings.Join(words, " ")
}
