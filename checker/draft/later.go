package draft

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// later says what a clause by which the host's rules bind the others comes to
// when another party is the host: the clause holds as long as its agreement,
// and the sides change.
func (d *drafter) later(under []string, one, several string) string {
	var ask []string
	for _, id := range under {
		for _, party := range slices.Sorted(maps.Keys(d.Located.Book.Agreements[id].Parties)) {
			if party != d.d.Host && !slices.Contains(ask, party) {
				ask = append(ask, party)
			}
		}
	}
	slices.Sort(ask)
	head, plural := "This amends the agreement for every later deployment as well", "This amends the agreements for every later deployment as well"
	if d.Notice != "" { // of a new agreement
		head = "This holds for every later deployment under the agreement as well"
	}
	if len(under) > 1 {
		head = plural
	}
	if len(ask) == 1 {
		return fmt.Sprintf("%s: where %s asks for help, %s %s.", head, d.Words.Agency(ask[0]), d.Words.Agency(d.d.Host), one)
	}
	return fmt.Sprintf("%s: where %s asks for help, the other parties %s.", head, d.anyOf(ask), several)
}

func (d *drafter) anyOf(ids []string) string {
	var names []string
	for _, id := range ids {
		names = append(names, d.Words.Agency(id))
	}
	return strings.Join(names, " or ")
}
