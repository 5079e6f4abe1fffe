package judge

import (
	"io/fs"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"roe.example/checker/internal/late"
)

// placeholder is what a new rule's METADATA holds until its author writes it:
// "title: TODO one line that says …".
var placeholder = late.Regexp(`^\s*(?:- )?(?:(\w+): )?["']?TODO\b`)

// unwritten lists the lines of METADATA that still hold a placeholder. Such a
// rule may be tested, but nobody is judged by it.
func unwritten(modules []module) (faults Faults) {
	for _, m := range modules {
		i := slices.IndexFunc(m.Annotations, func(a *ast.Annotations) bool { return a.Scope == "package" })
		if i < 0 {
			continue
		}
		first, last := m.Annotations[i].Loc().Row, m.Annotations[i].EndLoc().Row
		for _, c := range m.Comments {
			found := placeholder.FindSubmatch(c.Text)
			if found == nil || c.Location.Row <= first || c.Location.Row > last {
				continue
			}
			what := string(found[1])
			if what == "" {
				what = "description"
			}
			d := m.fault(c.Location, "%s is not written yet", what)
			d.Hint = "METADATA asks for it after TODO: write it in place of that line."
			faults = append(faults, d)
		}
	}
	return faults
}

// NewDraft compiles rule sets like New, and lets rules pass whose METADATA is
// not all written yet: it lists what is missing. Of a set that is not under
// test, and of roe's own, it compiles only what is wanted or named.
func NewDraft(named []string, sets ...TestSet) (*Engine, Faults, error) {
	plain, data, wrong := withDocuments(sets)
	modules, faults := parse(plain)
	if faults = append(faults, wrong...); len(faults) > 0 {
		return nil, nil, faults
	}
	e, err := engineOf(modules, data, func(m module, id string) bool {
		return !m.own || slices.Contains(named, id) || sets[0].Wanted != nil && sets[0].Wanted(m.path)
	})
	if err != nil {
		return nil, nil, err
	}
	return e, unwritten(modules), nil
}

// withDocuments reads the documents of the sets that are under test.
func withDocuments(sets []TestSet) (plain []Set, data map[string]any, faults Faults) {
	for _, s := range sets {
		if s.Wanted != nil && s.FS != nil {
			files := map[string][]byte{}
			err := fs.WalkDir(s.FS, ".", func(name string, entry fs.DirEntry, err error) error {
				if err == nil && !entry.IsDir() && isDocument(name) {
					files[name], err = fs.ReadFile(s.FS, name)
				}
				return err
			})
			if err != nil {
				faults = append(faults, setFault(s.Set, "its documents cannot be read: %v", err))
			}
			var wrong Faults
			s.Data, wrong = readDocuments(s.Dir, files)
			faults = append(faults, wrong...)
		}
		plain = append(plain, s.Set)
	}
	data, conflicts := documents(plain)
	return plain, data, append(faults, conflicts...)
}
