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

var tools = []string{"chemical/oc-spray", "chemical/oc-fogger", "chemical/cs", "chemical/cn", "chemical/smoke", "kinetic/pepper-ball",
	"kinetic/foam-40mm", "kinetic/sponge", "kinetic/bean-bag", "kinetic/rubber-ball-grenade", "grenade/flash-bang", "force/baton",
	"force/conducted-energy", "force/hands-on", "force/canine-bite", "tactics/encirclement", "tactics/mounted", "tactics/canine",
	"tactics/sound-tone", "tactics/mass-arrest", "tactics/bicycle-line", "camera/record", "camera/livestream"}

var duties = []string{"force/report", "force/medical-aid", "force/intervene", "camera/wear", "camera/record", "camera/retain",
	"tactics/dispersal-order", "tactics/announce", "tactics/exit-routes", "camera/release"}

var conditions = []string{
	`{resistance: atLeast: "pulling-away"}`, `{resistance: atLeast: "pushing"}`, `{threat: atLeast: "bodily-injury"}`,
	`{threat: "serious-injury-or-death"}`, `{property: "significant"}`, `{assembly: "riot"}`, `{assembly: atLeast: "unlawful", warnings: atLeast: 2}`,
	`{dispersal_order: "time-to-leave-passed", audible: true}`, `{resistance: "active", target: "individual"}`, `{contact: atLeast: "enforcement"}`,
}

var rungs = []string{"supervisor", "field-commander", "incident-commander", "chief"}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

func agency(rng *rand.Rand, i int) string {
	var b strings.Builder
	id := fmt.Sprintf("agency-%03d", i)
	fmt.Fprintf(&b, "package corpus\n\nplaces: %q: {name: \"Town %d\", kind: \"city\", within: \"CA\", electedOfficial: \"Mayor\"}\n\n", "town-"+id, i)
	fmt.Fprintf(&b, "agencies: %q: {\n\tname: \"Town %d Police Department\"\n\tshort: \"Town %d PD\"\n\tkind: \"municipal\"\n\tstate: \"CA\"\n\tplace: %q\n",
		id, i, i, "town-"+id)
	b.WriteString("\tranks: {\n\t\tOfficer: \"officer\"\n\t\tSergeant: \"supervisor\"\n\t\tLieutenant: \"field-commander\"\n\t\tChief: \"chief\"\n\t}\n")
	fmt.Fprintf(&b, "\tradios: portable: {bands: [%q], modes: [\"analog\"]}\n}\n\n", pick(rng, []string{"vhf", "vhf", "uhf", "800"}))
	fmt.Fprintf(&b, "instruments: %q: {\n\ttitle: \"Manual of Town %d (invented)\"\n\tcite: \"Town %d Manual\"\n\tkind: \"policy\"\n\tissuer: %q\n", id+"/manual", i, i, id)
	b.WriteString("\treach: members: true\n\teffective: \"2024-01-01\"\n\tcovers: {force: \"whole\", \"crowd-control\": \"whole\", tactics: \"whole\", \"body-camera\": \"whole\"}\n\tnorms: {\n")
	for n := range 40 {
		fmt.Fprintf(&b, "\t\t%q: {\n%s\t\t\ttext: %q\n\t\t}\n", fmt.Sprintf("3%02d.%d", n, 1+rng.IntN(9)), norm(rng), "An invented sentence that says in words what the section means for officers in the field, as manuals do.")
	}
	b.WriteString("\t}\n}\n")
	return b.String()
}

func norm(rng *rand.Rand) string {
	var b strings.Builder
	switch k := rng.IntN(10); {
	case k < 3:
		fmt.Fprintf(&b, "\t\t\tprohibits: [%q]\n", pick(rng, tools))
	case k < 7:
		fmt.Fprintf(&b, "\t\t\tpermits: [%q]\n\t\t\tapproval: [{rung: %q, whose: \"own\"}]\n", pick(rng, tools), pick(rng, rungs))
	default:
		fmt.Fprintf(&b, "\t\t\trequires: [%q]\n\t\t\tdeadline: {within: %d, unit: \"hours\", after: \"the use of force\"}\n", pick(rng, duties), 12*(1+rng.IntN(6)))
	}
	if rng.IntN(5) > 0 {
		fmt.Fprintf(&b, "\t\t\twhen: %s\n", pick(rng, conditions))
	}
	if rng.IntN(4) == 0 {
		fmt.Fprintf(&b, "\t\t\tunless: %s\n", pick(rng, conditions))
	}
	return b.String()
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
