package judge

import (
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/rule"
)

// catalogue holds every module to its place and reads what rules say about
// themselves.
func catalogue(modules []module) (rules []ruleModule, faults Faults) {
	seen := map[string]string{}
	for _, m := range modules {
		if strings.HasPrefix(m.path, "lib/") {
			faults = append(faults, checkLibrary(m)...)
			continue
		}
		r, wrong := readRule(m)
		if other, ok := seen[r.ref]; ok {
			wrong = append(wrong, m.fault(m.Package.Location, "%s is defined in %s already", r.ref, other))
		}
		seen[r.ref] = m.file
		faults = append(faults, wrong...)
		rules = append(rules, r)
	}
	slices.SortFunc(rules, func(a, b ruleModule) int { return strings.Compare(a.ID, b.ID) })
	return rules, faults
}

// checkLibrary keeps roe's helpers roe's own.
func checkLibrary(m module) Faults {
	name := packageName(m)
	if ours := name == "roe" || strings.HasPrefix(name, "roe."); ours != m.own {
		return Faults{m.fault(m.Package.Location, "the package %s cannot stand here: roe.lib is roe's own, a library beside it has a name of its own", name)}
	}
	if m.reads("waivers") {
		return Faults{m.fault(m.Package.Location, "what rules share cannot read input.waivers: a rule reads it itself and hands it over")}
	}
	return nil
}

func packageName(m module) string { return strings.TrimPrefix(m.Package.Path.String(), "data.") }

func readRule(m module) (r ruleModule, faults Faults) {
	parts := strings.Split(m.path, "/")
	if len(parts) != 3 || parts[2] != parts[1]+".rego" {
		return r, Faults{m.fault(nil, "a rule stands in <topic>/<name>/<name>.rego, and what rules share in lib/")}
	}
	id := parts[0] + "/" + parts[1]
	want := "roe.rules." + strings.NewReplacer("-", "_", "/", ".").Replace(id)
	if name := packageName(m); name != want {
		faults = append(faults, m.fault(m.Package.Location, "the package is %s; in this folder it must be %s", name, want))
	}
	meta, wrong := readMetadata(m)
	faults = append(faults, wrong...)
	r.ref, r.last = "data."+want, m.reads("waivers")
	if meta != nil {
		faults = append(faults, meta.check(m, id)...)
		r.Rule = meta.rule(parts[0], m.file)
	}
	for _, name := range []string{"considered", "findings"} {
		line := definition(m, name)
		if line == 0 {
			faults = append(faults, m.fault(m.Package.Location, "the rule does not define %s", name))
		}
		r.line = line
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
