package judge

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
	"roe.example/checker/rule"
)

// catalogue holds every module to its place and reads what rules say about
// themselves. Taken are ids that no module may have, with where they are.
func catalogue(modules []module, taken map[string]string) (rules []ruleModule, faults Faults) {
	seen, libraries := maps.Clone(taken), map[string]module{}
	if seen == nil {
		seen = map[string]string{}
	}
	for _, m := range modules {
		if strings.HasPrefix(m.path, "lib/") {
			faults = append(faults, checkLibrary(m, libraries)...)
			continue
		}
		r, wrong := readRule(m)
		faults = append(faults, wrong...)
		if id, ok := idOf(m); ok {
			if other, ok := seen[id]; ok {
				faults = append(faults, m.fault(m.Package.Location, "there is a rule %s in %s already; give this one another name", id, other))
				continue
			}
			seen[id] = m.file
		}
		rules = append(rules, r)
	}
	slices.SortFunc(rules, func(a, b ruleModule) int { return strings.Compare(a.ID, b.ID) })
	return rules, faults
}

// checkLibrary keeps roe's helpers roe's own, and those of each set its own.
func checkLibrary(m module, libraries map[string]module) Faults {
	name := packageName(m)
	root, _, _ := strings.Cut(name, ".")
	if root == "system" {
		return Faults{m.fault(m.Package.Location, "the package %s cannot stand here: OPA keeps that name for itself", name)}
	}
	if ours := root == "roe"; ours != m.own {
		return Faults{m.fault(m.Package.Location, "the package %s cannot stand here: roe.lib is roe's own, a library beside it has a name of its own", name)}
	}
	if m.reads("waivers") {
		return Faults{m.fault(m.Package.Location, "what rules share cannot read input.waivers: a rule reads it itself and hands it over")}
	}
	if other, ok := libraries[name]; ok && other.set != m.set {
		return Faults{m.fault(m.Package.Location, "the package %s is that of %s already; give this one another name", name, other.file)}
	}
	libraries[name] = m
	return nil
}

func packageName(m module) string { return strings.TrimPrefix(m.Package.Path.String(), "data.") }

// word is one part of an id.
var word = late.Regexp(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// idOf is the id that a rule's folder gives it.
func idOf(m module) (id string, ok bool) {
	parts := strings.Split(m.path, "/")
	if len(parts) != 3 || parts[2] != parts[1]+".rego" {
		return "", false
	}
	return parts[0] + "/" + parts[1], true
}

func readRule(m module) (r ruleModule, faults Faults) {
	id, ok := idOf(m)
	if !ok {
		return r, Faults{m.fault(nil, "a rule stands in <topic>/<name>/<name>.rego, and what rules share in lib/")}
	}
	topic, name, _ := strings.Cut(id, "/")
	if !word.MatchString(topic) || !word.MatchString(name) {
		faults = append(faults, m.fault(nil, "%s cannot be the id of a rule: topics and names are lower-case words joined by hyphens", id))
	}
	want := "roe.rules." + strings.NewReplacer("-", "_", "/", ".").Replace(id)
	if name := packageName(m); name != want {
		faults = append(faults, m.fault(m.Package.Location, "the package is %s; in this folder it must be %s", name, want))
	}
	meta, wrong := readMetadata(m)
	faults = append(faults, wrong...)
	r.ref = "data." + want
	if meta != nil {
		faults = append(faults, meta.check(m, id)...)
		r.Rule = meta.rule(topic, m)
		r.OnWaivers = m.reads("waivers")
	}
	for _, name := range []string{"considered", "findings"} {
		line := definition(m, name)
		if line == 0 {
			faults = append(faults, m.fault(m.Package.Location, "the rule does not define %s", name))
		}
		r.Line = line
	}
	return r, faults
}

func (d *metadata) check(m module, id string) (faults []book.Diagnostic) {
	if missing := d.missing(); len(missing) > 0 {
		faults = append(faults, m.fault(m.Package.Location, "METADATA does not say %s", strings.Join(missing, ", ")))
	}
	if d.Custom.ID != "" && d.Custom.ID != id {
		faults = append(faults, m.fault(m.Package.Location, "custom.id is %q; in this folder it must be %q", d.Custom.ID, id))
	}
	for _, text := range d.texts() {
		if err := rule.Readable(oneLine(text)); err != nil {
			faults = append(faults, m.fault(m.Package.Location, "a text of METADATA %v", err))
		}
	}
	if d.Custom.Severity != "" && rule.Weight(d.Custom.Severity) == 0 {
		faults = append(faults, m.fault(m.Package.Location, "custom.severity is error, warning or note, not %q", d.Custom.Severity))
	}
	return faults
}

// definition is the line on which a module first defines a name, or 0.
func definition(m module, name string) int {
	for _, r := range m.Rules {
		if string(r.Head.Name) == name || fmt.Sprint(r.Head.Ref()[0]) == name {
			return r.Loc().Row
		}
	}
	return 0
}
