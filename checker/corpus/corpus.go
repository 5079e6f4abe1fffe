// Package corpus writes invented books of any size from a seed, for
// benchmarks: a host, its helpers with about forty norms each, one agreement
// and one deployment in which all take part.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// perAssignment is how many helpers share an assignment, as at conventions.
const perAssignment = 15

// Write fills dir with one CUE file an agency and one for the deployment. The
// same seed gives the same bytes.
func Write(dir string, seed uint64, helpers int) error {
	rng := rand.New(rand.NewPCG(seed, uint64(helpers)))
	files := map[string]string{"deployment.cue": deployment(helpers), "agency-000.cue": agency(rng, 0)}
	for i := 1; i <= helpers; i++ {
		files[fmt.Sprintf("agency-%03d.cue", i)] = agency(rng, i)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return fmt.Errorf("write corpus: %w", err)
		}
	}
	return nil
}

func agency(rng *rand.Rand, i int) string {
	id, norms := fmt.Sprintf("agency-%03d", i), make([]section, 40)
	band := pick(rng, bands)
	for n := range norms {
		norms[n].id = fmt.Sprintf("3%02d.%d", n, 1+rng.IntN(9))
		norms[n].norm = draw(rng, tools, duties)
	}
	return agencyFile(id, i, band, norms)
}

func deployment(helpers int) string {
	var b strings.Builder
	b.WriteString("package corpus\n\ntitle: \"A convention (invented)\"\n\nuses: [\"ca/pc-13652\"]\n\nagreements: pact: {\n\ttitle: \"Pact (invented)\"\n\tcite: \"Pact\"\n\tfrom: \"2024-01-01\"\n\texecuted: true\n\tparties: {\n")
	for i := range helpers + 1 {
		fmt.Fprintf(&b, "\t\t\"agency-%03d\": {signed: \"2024-01-01\", by: \"chief\"}\n", i)
	}
	b.WriteString("\t}\n\tclauses: \"7\": {topic: \"crowd-control\", settles: {by: \"host\", actions: [\"chemical\"]}}\n}\n\n")
	b.WriteString("deployments: convention: {\n\tevent: \"Convention\"\n\tpurpose: \"convention\"\n\tplace: \"town-agency-000\"\n\ttimezone: \"America/Los_Angeles\"\n\tfrom: \"2026-08-20T06:00\"\n\tuntil: \"2026-08-21T02:00\"\n\thost: \"agency-000\"\n\tagreements: [\"pact\"]\n\tunits: {\n")
	for i := range helpers + 1 {
		fmt.Fprintf(&b, "\t\t\"u%03d\": {agency: \"agency-%03d\", officers: 20, supervisors: 3, carries: [%q, %q]}\n", i, i, tools[i%15], tools[(i*7+3)%15])
	}
	b.WriteString("\t}\n\tassignments: {\n")
	for first := 1; first <= helpers; first += perAssignment {
		fmt.Fprintf(&b, "\t\t\"s%03d\": {title: \"Sector %d\", units: [\"u000\"", first, first/perAssignment+1)
		for i := first; i < first+perAssignment && i <= helpers; i++ {
			fmt.Fprintf(&b, ", \"u%03d\"", i)
		}
		b.WriteString("], reportsTo: [\"ops\"], tasks: [\"task/crowd-control\"]}\n")
	}
	b.WriteString("\t}\n\tcommand: {\n\t\tkind: \"single\"\n\t\tscope: \"assistance-only\"\n\t\tpositions: {\n\t\t\tic: {title: \"incident-commander\", agency: \"agency-000\", rank: \"Chief\"}\n\t\t\tops: {title: \"operations-section-chief\", agency: \"agency-000\", rank: \"Lieutenant\", reportsTo: [\"ic\"]}\n\t\t}\n\t}\n")
	b.WriteString("\tradio: nets: command: {title: \"Command\", use: \"command\", channel: \"VTAC11\", members: [\"ic\", \"ops\"")
	for i := range helpers + 1 {
		fmt.Fprintf(&b, ", \"u%03d\"", i)
	}
	b.WriteString("]}\n}\n")
	return b.String()
}
