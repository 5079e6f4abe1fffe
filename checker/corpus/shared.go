package corpus

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Shared is a book of many agencies whose manuals are alike, as those of
// agencies are that buy their policies: for each topic every agency adopts one
// of so many common chapters, and rewrites some of its sections. There is one
// file for each agency, and neither agreement nor deployment.
type Shared struct {
	Agencies int
	// Manuals is how many chapters there are to adopt on each topic, no two the
	// same; each is adopted by somebody while there are agencies enough. 0: none,
	// every agency writes its own, and no two are alike.
	Manuals int
	// Edited is which part of the adopted sections an agency rewrites, from 0 to 1.
	Edited float64
	// Norms is how many sections a chapter has; 0: ten, which with the four
	// topics makes about 13 KB an agency. With four it is about 5 KB.
	Norms int
	// Data writes JSON and not CUE.
	Data bool
}

// chapter is what manuals say on one topic, and where.
type chapter struct {
	number        int
	tools, duties []string
}

// chapters by topic: force, crowd control, tactics, body cameras.
var chapters = []chapter{
	{300, []string{"chemical/oc-spray", "force/baton", "force/conducted-energy", "force/hands-on", "force/canine-bite"},
		[]string{"force/report", "force/medical-aid", "force/intervene"}},
	{308, []string{"chemical/oc-fogger", "chemical/cs", "chemical/cn", "chemical/smoke", "kinetic/pepper-ball", "kinetic/foam-40mm",
		"kinetic/sponge", "kinetic/bean-bag", "kinetic/rubber-ball-grenade", "grenade/flash-bang"}, nil},
	{430, []string{"tactics/encirclement", "tactics/mounted", "tactics/canine", "tactics/sound-tone", "tactics/mass-arrest", "tactics/bicycle-line"},
		[]string{"tactics/dispersal-order", "tactics/announce", "tactics/exit-routes"}},
	{450, []string{"camera/record", "camera/livestream"}, []string{"camera/wear", "camera/record", "camera/retain", "camera/release"}},
}

// Write fills dir. The same seed gives the same bytes.
func (s Shared) Write(dir string, seed uint64) error {
	if s.Norms == 0 {
		s.Norms = 10
	}
	rng := rand.New(rand.NewPCG(seed, uint64(s.Agencies)))
	shelf := make([][][]section, len(chapters))
	for t := range shelf {
		shelf[t] = s.shelf(rng, chapters[t])
	}
	for i := range s.Agencies {
		var norms []section
		for t, c := range chapters {
			norms = append(norms, s.adopt(rng, c, shelf[t], i)...)
		}
		if err := s.file(dir, i, pick(rng, bands), norms); err != nil {
			return fmt.Errorf("write corpus: %w", err)
		}
	}
	return nil
}

// shelf holds the common chapters of a topic, in no order.
func (s Shared) shelf(rng *rand.Rand, c chapter) [][]section {
	var out [][]section
	for seen := map[string]bool{}; len(out) < s.Manuals; {
		if next := s.write(rng, c); !seen[fmt.Sprint(next)] {
			seen[fmt.Sprint(next)] = true
			out = append(out, next)
		}
	}
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// write makes a chapter.
func (s Shared) write(rng *rand.Rand, c chapter) []section {
	out := make([]section, s.Norms)
	for n := range out {
		out[n] = section{fmt.Sprintf("%d.%d", c.number, n+1), draw(rng, c.tools, c.duties)}
	}
	return out
}

// adopt gives the chapter that agency i has.
func (s Shared) adopt(rng *rand.Rand, c chapter, shelf [][]section, i int) []section {
	if len(shelf) == 0 {
		return s.write(rng, c)
	}
	from := pick(rng, shelf)
	if i < len(shelf) {
		from = shelf[i]
	}
	out := make([]section, len(from))
	for n := range out {
		if out[n] = from[n]; rng.Float64() < s.Edited {
			out[n].norm = draw(rng, c.tools, c.duties)
		}
	}
	return out
}

func (s Shared) file(dir string, i int, band string, norms []section) error {
	id := fmt.Sprintf("agency-%05d", i)
	name, text := id+".cue", ""
	if s.Data {
		var err error
		if text, err = agencyData(id, i, band, norms); err != nil {
			return err
		}
		name = id + ".json"
	} else {
		text = agencyFile(id, i, band, norms)
	}
	return os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644)
}
