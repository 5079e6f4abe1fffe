package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// norm is one section of an invented manual.
type norm struct {
	stand  string // prohibits, permits, requires
	action string
	rung   string // whose approval a permission needs
	hours  int    // by when a duty is to be done
	when   condition
	unless condition
	text   string
}

// condition bounds circumstances; nil: any.
type condition []bound

// bound is one dimension's allowed value, or the least that is, as CUE and
// JSON both write it.
type bound struct {
	dimension string
	atLeast   bool
	value     string
}

const sentence = "An invented sentence that says in words what the section means for officers in the field, as manuals do."

var tools = []string{"chemical/oc-spray", "chemical/oc-fogger", "chemical/cs", "chemical/cn", "chemical/smoke", "kinetic/pepper-ball",
	"kinetic/foam-40mm", "kinetic/sponge", "kinetic/bean-bag", "kinetic/rubber-ball-grenade", "grenade/flash-bang", "force/baton",
	"force/conducted-energy", "force/hands-on", "force/canine-bite", "tactics/encirclement", "tactics/mounted", "tactics/canine",
	"tactics/sound-tone", "tactics/mass-arrest", "tactics/bicycle-line", "camera/record", "camera/livestream"}

var duties = []string{"force/report", "force/medical-aid", "force/intervene", "camera/wear", "camera/record", "camera/retain",
	"tactics/dispersal-order", "tactics/announce", "tactics/exit-routes", "camera/release"}

var conditions = []condition{
	{{"resistance", true, `"pulling-away"`}}, {{"resistance", true, `"pushing"`}}, {{"threat", true, `"bodily-injury"`}},
	{{"threat", false, `"serious-injury-or-death"`}}, {{"property", false, `"significant"`}}, {{"assembly", false, `"riot"`}},
	{{"assembly", true, `"unlawful"`}, {"warnings", true, "2"}}, {{"dispersal_order", false, `"time-to-leave-passed"`}, {"audible", false, "true"}},
	{{"resistance", false, `"active"`}, {"target", false, `"individual"`}}, {{"contact", true, `"enforcement"`}},
}

var rungs = []string{"supervisor", "field-commander", "incident-commander", "chief"}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

// draw makes a norm about one of the tools or duties. Without duties it is a
// prohibition or a permission.
func draw(rng *rand.Rand, tools, duties []string) norm {
	n, kinds := norm{text: sentence}, 10
	if len(duties) == 0 {
		kinds = 7
	}
	switch k := rng.IntN(kinds); {
	case k < 3:
		n.stand, n.action = "prohibits", pick(rng, tools)
	case k < 7:
		n.stand, n.action, n.rung = "permits", pick(rng, tools), pick(rng, rungs)
	default:
		n.stand, n.action, n.hours = "requires", pick(rng, duties), 12*(1+rng.IntN(6))
	}
	if rng.IntN(5) > 0 {
		n.when = pick(rng, conditions)
	}
	if rng.IntN(4) == 0 {
		n.unless = pick(rng, conditions)
	}
	return n
}

// cue writes the norm's fields, one a line.
func (n norm) cue() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\t\t\t%s: [%q]\n", n.stand, n.action)
	if n.rung != "" {
		fmt.Fprintf(&b, "\t\t\tapproval: [{rung: %q, whose: \"own\"}]\n", n.rung)
	}
	if n.hours > 0 {
		fmt.Fprintf(&b, "\t\t\tdeadline: {within: %d, unit: \"hours\", after: \"the use of force\"}\n", n.hours)
	}
	if n.when != nil {
		fmt.Fprintf(&b, "\t\t\twhen: %s\n", n.when.cue())
	}
	if n.unless != nil {
		fmt.Fprintf(&b, "\t\t\tunless: %s\n", n.unless.cue())
	}
	return b.String()
}

func (c condition) cue() string {
	var parts []string
	for _, b := range c {
		if b.atLeast {
			parts = append(parts, fmt.Sprintf("%s: atLeast: %s", b.dimension, b.value))
		} else {
			parts = append(parts, fmt.Sprintf("%s: %s", b.dimension, b.value))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
