package judge

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/book"
	"roe.example/checker/policy"
	"roe.example/policies"
)

// roesOwn is the set that comes with the program.
func roesOwn() Set { return Set{Dir: "policies", FS: policies.FS} }

// admit compiles a county's own policies beside what they may use of roe's:
// its library, and its rules where theirs read them. The engine judges by
// theirs alone.
func admit(packs []*policy.Pack, trust Trust) (*Engine, error) {
	sets, faults := unpackAll(packs, trust)
	modules, wrong := parse(append([]Set{{Dir: "policies", FS: onlyLibrary{policies.FS}}}, sets...))
	faults = append(append(faults, wrong...), unwritten(modules)...)
	rules, wrong := catalogue(modules, roesRules())
	faults = append(faults, wrong...)
	for _, m := range modules {
		if !m.own && m.reads("waivers") {
			faults = append(faults, m.fault(m.Package.Location, "a county's own rules cannot read input.waivers: what waivers accept is stated after these rules have judged"))
		}
	}
	data, wrong := documents(sets)
	faults = append(faults, wrong...)
	if slices.ContainsFunc(modules, readsRules) {
		modules = append(modules, withoutLibrary(roesOwn())...)
	}
	if faults = append(faults, misfits(modules, faults, data)...); len(faults) > 0 {
		return nil, sorted(faults)
	}
	return assemble(modules, rules, data)
}

// misfits lists what else is wrong with modules of which some are at fault
// already. OPA stops at the first kind of mistake: what has one is left out,
// and the rest compiled again.
func misfits(modules []module, known Faults, data map[string]any) (faults Faults) {
	for wrong := known; ; {
		guilty := func(m module) bool {
			return slices.ContainsFunc(wrong, func(d book.Diagnostic) bool { return d.File == m.file })
		}
		if len(wrong) > 0 && slices.ContainsFunc(modules, func(m module) bool { return guilty(m) && strings.HasPrefix(m.path, "lib/") }) {
			return faults // what leans on it would seem wrong too
		}
		modules = slices.DeleteFunc(slices.Clone(modules), guilty)
		_, err := compile(modules, data)
		if !errors.As(err, &wrong) {
			return faults
		}
		faults = append(faults, wrong...)
	}
}

// unpackAll reads what packs hold.
func unpackAll(packs []*policy.Pack, trust Trust) (sets []Set, faults Faults) {
	for _, p := range packs {
		set, wrong := Unpack(p, trust)
		sets, faults = append(sets, set), append(faults, wrong...)
	}
	return sets, faults
}

// Unpack makes a set of a folder or a bundle.
func Unpack(p *policy.Pack, trust Trust) (Set, Faults) {
	if p.IsBundle() {
		return unpackBundle(p, trust)
	}
	data, faults := readDocuments(p.Name, p.Files)
	return Set{Dir: p.Name, Files: p.Files, Data: data}, faults
}

// roesRules are the ids of roe's own rules, with their files.
func roesRules() map[string]string {
	out := map[string]string{}
	names, _ := fs.Glob(policies.FS, "*/*/*.rego") // the pattern is sound
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.rego") {
			out[path.Dir(name)] = path.Join("policies", name)
		}
	}
	return out
}

// withoutLibrary is roe's rules, parsed. They compiled when they were tested.
func withoutLibrary(set Set) []module {
	modules, _ := parse([]Set{set})
	return slices.DeleteFunc(modules, func(m module) bool { return strings.HasPrefix(m.path, "lib/") })
}

// onlyLibrary shows of roe's policies what rules share.
type onlyLibrary struct{ fs.FS }

func (l onlyLibrary) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(l.FS, name)
	if name == "." {
		entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.Name() != "lib" })
	}
	return entries, err
}

// fields lists the parts of the facts that some module reads; everything is for
// one that reads them whole.
func (e *Engine) fields() []string {
	if e.reading != nil {
		return e.reading
	}
	found := map[string]bool{}
	for _, m := range e.parsed() {
		ast.WalkRefs(m.Module, func(ref ast.Ref) bool {
			if ref.HasPrefix(ast.InputRootRef) {
				found[fieldOf(ref)] = true
			}
			return false
		})
	}
	return slices.Sorted(maps.Keys(found))
}

func fieldOf(ref ast.Ref) string {
	if len(ref) > 1 {
		if name, ok := ref[1].Value.(ast.String); ok {
			return string(name)
		}
	}
	return everything
}
