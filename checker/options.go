package checker

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"roe.example/checker/book"
)

// day reads the day of the run.
func day(s string) (time.Time, error) {
	if s == "" {
		return time.Now(), nil
	}
	t, err := time.ParseInLocation(time.DateOnly, s, time.Local)
	if err != nil {
		return t, fmt.Errorf("today: %q is no day; write it as 2026-11-03", s)
	}
	return t, nil
}

// instant reads the time at which deployments are held to begin. A clock
// without an offset is that of the deployments' own zone, if they share one.
func instant(s string, books []*book.Located, wanted []string) (*time.Time, error) {
	zones := zonesOf(books, wanted)
	zone := time.UTC
	if len(zones) == 1 {
		var err error
		if zone, err = time.LoadLocation(zones[0]); err != nil {
			return nil, err
		}
	}
	t, err := book.Start(s, zone)
	if err != nil {
		return nil, fmt.Errorf("as of: %q is no day and no instant; write 2026-11-03 or 2026-11-03T18:00", s)
	}
	if len(zones) > 1 && !namesOffset(s) {
		return nil, fmt.Errorf("as of: the deployments have several time zones (%s); write an offset, as in 2026-11-03T18:00-05:00",
			strings.Join(zones, ", "))
	}
	return &t, nil
}

// namesOffset tells whether an instant is the same whatever zone reads it.
func namesOffset(s string) bool {
	here, _ := book.Start(s, time.UTC)
	east, _ := book.Start(s, time.FixedZone("", 3600))
	return here.Equal(east)
}

func zonesOf(books []*book.Located, wanted []string) []string {
	zones := map[string]bool{}
	for _, b := range books {
		for id, d := range b.Book.Deployments {
			if len(wanted) == 0 || slices.Contains(wanted, id) {
				zones[d.Timezone] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(zones))
}

// unknownDeployments are ids asked for that no book has.
func unknownDeployments(books []*book.Located, wanted []string) (faults []book.Diagnostic) {
	hint := "The books have no deployment."
	if known := deploymentsOf(books); len(known) > 0 {
		hint = "The deployments are " + strings.Join(known, ", ") + "."
	}
	for _, id := range missingFrom(books, wanted) {
		faults = append(faults, book.Diagnostic{Message: fmt.Sprintf("No book has a deployment %q.", id), Hint: hint})
	}
	return faults
}

func missingFrom(books []*book.Located, wanted []string) (missing []string) {
	known := deploymentsOf(books)
	for _, id := range wanted {
		if !slices.Contains(known, id) {
			missing = append(missing, id)
		}
	}
	return missing
}

func deploymentsOf(books []*book.Located) []string {
	known := map[string]bool{}
	for _, b := range books {
		for id := range b.Book.Deployments {
			known[id] = true
		}
	}
	return slices.Sorted(maps.Keys(known))
}
