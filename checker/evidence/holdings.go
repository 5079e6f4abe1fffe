package evidence

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// Holding is an agreement with those whom it binds on a day: wherever it holds
// at all, it holds between any two of them.
type Holding struct {
	Agreement string
	Parties   []string // by id
	volume    *volume
	territory []string
}

// At tells whether it holds at a place.
func (h *Holding) At(place string) bool {
	return place == "" || len(h.territory) == 0 || h.volume.lies(place, h.territory)
}

// Holdings lists the agreements that bind anybody on a day, for a purpose, by
// id, as Between has them of a deployment of that day.
func Holdings(l *book.Located, day, purpose string) ([]Holding, error) {
	v, err := newVolume(l, Options{Today: time.Time{}})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", l.Dir, err)
	}
	during, err := book.NewPeriod(day, day, time.UTC)
	if err != nil {
		return nil, err
	}
	on := occasion{v: v, dates: dates{time.UTC, &v.fault}, purpose: purpose, during: during}
	var out []Holding
	for _, id := range v.agreementIDs() {
		a := v.Book.Agreements[id]
		h := Holding{Agreement: id, volume: v, territory: a.Territory}
		for _, party := range slices.Sorted(maps.Keys(a.Parties)) {
			if on.use(id, party).Valid {
				h.Parties = append(h.Parties, party)
			}
		}
		if len(h.Parties) > 0 {
			out = append(out, h)
		}
	}
	return out, v.fault
}

// Citation names a section of a document as the facts cite it.
func Citation(cite, section string) string { return citation(cite, section) }

// Norms states the norms of a book as the facts do.
func Norms(l *book.Located) ([]facts.Norm, error) {
	v, err := newVolume(l, Options{Today: time.Time{}})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", l.Dir, err)
	}
	return v.norms(), v.fault
}
