package config

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
	"roe.example/checker/load"
	"roe.example/checker/rule"
)

// take gives what is written a meaning, and finds what has none.
func (c *Config) take(w *book.Config) {
	c.FailOn = w.FailOn
	c.takeRules(w.Rules)
	for _, p := range c.entries("policies", w.Policies) {
		c.takePolicy(p.Value, p.At)
	}
	for _, p := range c.entries("exclude", w.Exclude) {
		c.takePattern(p.Value, p.At)
	}
	c.Timeout = c.duration("timeout", w.Timeout)
	c.RuleTimeout = c.duration("timeoutPerRule", w.TimeoutPerRule)
	c.MemoryLimit = c.size("memoryLimit", w.MemoryLimit)
	if w.Waivers != nil {
		c.MaxDays, c.MaxFindings = w.Waivers.MaxDays, w.Waivers.MaxFindings
	}
}

// entries gives the items of a list their places; those at fault are not among
// the items, but they have places.
func (c *Config) entries(field string, values []string) (out []Entry) {
	for i := 0; len(out) < len(values); i++ {
		at := c.At(field, book.Index(i))
		if at.Path == "" || !slices.ContainsFunc(c.Faults, func(d book.Diagnostic) bool { return d.Path == at.Path }) {
			out = append(out, Entry{values[len(out)], at})
		}
	}
	return out
}

// takeRules reads the settings in the order in which they are written.
func (c *Config) takeRules(rules map[string]*book.RuleSetting) {
	at := func(name string) book.Location { return c.At("rules", name) }
	for _, name := range slices.SortedFunc(maps.Keys(rules), func(a, b string) int {
		return cmp.Or(comparePlaces(at(a), at(b)), strings.Compare(a, b))
	}) {
		r := rules[name]
		s := rule.Setting{For: entry(name), Off: r.Off, Severity: r.Severity, Reason: strings.TrimSpace(r.Reason), Place: at(name)}
		c.checkRule(name, s)
		c.Rules = append(c.Rules, s)
	}
}

// entry writes a topic the long way.
func entry(name string) string {
	if name != "*" && !strings.Contains(name, "/") {
		return name + "/*"
	}
	return name
}

func (c *Config) checkRule(name string, s rule.Setting) {
	off, said := c.Written[book.Path("rules", name, "off")]
	flawed := slices.ContainsFunc(c.Faults, func(d book.Diagnostic) bool {
		return strings.HasPrefix(d.Path, book.Path("rules", name)+".")
	})
	for _, other := range c.Rules {
		if other.For == s.For {
			c.Faults = append(c.Faults, book.Diagnostic{
				Location: s.Place, Also: []book.Location{other.Place},
				Message: fmt.Sprintf("%q speaks of the rules of a topic of which line %d speaks already.", name, other.Place.Line),
				Hint:    "Keep one of the two: " + strconv.Quote(s.For) + ".",
			})
			return
		}
	}
	switch {
	case flawed:
	case s.Off && s.Reason == "":
		c.fault(off, fmt.Sprintf("%q is turned off, and no reason says why.", name),
			"Add reason: \"…\". A rule is never turned off in silence; reports print the reason.")
	case s.Off && s.Severity != "":
		c.fault(s.Place, fmt.Sprintf("%q is turned off and given a severity as well.", name), "Keep one of the two.")
	case !said && s.Severity == "":
		c.fault(s.Place, fmt.Sprintf("This entry decides nothing about %q.", name),
			"Write off: true with a reason, or severity: \"error\", \"warning\" or \"note\"; off: false leaves a rule as it is where its topic is off.")
	}
}

// takePolicy wants a folder or a bundle that is there.
func (c *Config) takePolicy(p string, at book.Location) {
	abs := filepath.FromSlash(p)
	if !filepath.IsAbs(abs) {
		abs = filepath.Join(filepath.Dir(c.Path), abs)
	}
	info, err := os.Stat(abs)
	switch {
	case strings.TrimSpace(p) == "":
		c.fault(at, "This path of policies is empty.", "Name a folder of rules, or a bundle (.tar.gz), from this file's folder.")
	case slices.ContainsFunc(c.Policies, func(e Entry) bool { return e.Value == abs }):
		c.fault(at, fmt.Sprintf("The policies in %q are named twice.", p), "Keep one of the two.")
	case err != nil:
		c.fault(at, fmt.Sprintf("There are no policies at %q: %s is not there, or cannot be read.", p, paths.Display(abs)),
			"A path begins at the folder of this file.")
	case !info.IsDir() && !strings.HasSuffix(abs, ".tar.gz"):
		c.fault(at, fmt.Sprintf("%q is neither a folder nor a bundle.", p), "Name the folder that the rules lie in, or a bundle (.tar.gz).")
	default:
		c.Policies = append(c.Policies, Entry{abs, at})
	}
}

// takePattern wants a pattern that can meet something below the file's folder.
func (c *Config) takePattern(p string, at book.Location) {
	clean := path.Clean(p)
	switch {
	case strings.TrimSpace(p) == "" || clean == ".":
		c.fault(at, fmt.Sprintf("The pattern %q excludes everything, or nothing.", p), "Name files or folders, from this file's folder: \"drafts\", \"**/old-*.yaml\".")
	case !doublestar.ValidatePattern(clean):
		c.fault(at, fmt.Sprintf("%q is no pattern: a bracket or brace in it is not closed, or it ends in a backslash.", p),
			"* stands for any part of a name, ** for any folders, {a,b} for either, [ab] for one of these letters; put a backslash before one of these signs to mean itself.")
	case path.IsAbs(clean) || filepath.IsAbs(p) || clean == ".." || strings.HasPrefix(clean, "../"):
		c.fault(at, fmt.Sprintf("The pattern %q leads out of this file's folder.", p), "Write it from this file's folder: \"drafts\", \"**/old-*.yaml\".")
	default:
		c.Exclude = append(c.Exclude, load.Exclusion{Pattern: clean, Dir: filepath.Dir(c.Path), At: at})
	}
}

func (c *Config) duration(field, text string) time.Duration {
	if text == "" {
		return 0
	}
	d, err := time.ParseDuration(text)
	switch {
	case err != nil:
		c.fault(c.At(field), fmt.Sprintf("%s is %q, which is too long.", field, text), "Write a length of time such as 90s or 5m.")
		return 0
	case d == 0:
		c.fault(c.At(field), fmt.Sprintf("%s is %q: nothing can be checked in no time.", field, text), "Write a length of time such as 90s or 5m.")
	}
	return d
}

// leastMemory is what even an empty book needs.
const leastMemory = 64

func (c *Config) size(field, text string) int64 {
	if text == "" {
		return 0
	}
	number, unit := text[:len(text)-2], text[len(text)-2:]
	n, err := strconv.ParseInt(number, 10, 32)
	if unit == "GB" {
		n *= 1 << 10
	}
	switch {
	case err != nil:
		c.fault(c.At(field), fmt.Sprintf("%s is %q, which is more than any machine has.", field, text), "Write an amount of memory such as 512MB or 2GB.")
		return 0
	case n < leastMemory:
		c.fault(c.At(field), fmt.Sprintf("%s is %q, which is too little to read anything.", field, text), fmt.Sprintf("Write %dMB or more.", leastMemory))
		return 0
	}
	return n << 20
}
