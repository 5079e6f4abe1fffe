package checker

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"roe.example/checker/internal/late"
	"roe.example/checker/judge"
	"roe.example/policies"
)

// pack is a folder of rules, <topic>/<name>/<name>.rego, and what of it is
// under test.
type pack struct {
	dir     string   // as messages name it
	wanted  []string // folders and files inside of it, with slashes; "." is all
	library bool     // it holds roe.lib: it is roe's own set
}

// covers tells whether a file or folder of the pack is under test.
func (p *pack) covers(name string) bool {
	return slices.ContainsFunc(p.wanted, func(w string) bool {
		return w == "." || name == w || strings.HasPrefix(name, w+"/")
	})
}

func (p *pack) set() judge.Set { return judge.Set{Dir: p.dir, FS: os.DirFS(p.dir)} }

// packsAt finds the packs to which paths belong: a pack, a folder in one, a
// folder of several, or a file.
func packsAt(paths []string) ([]*pack, error) {
	var out []*pack
	for _, given := range paths {
		abs, err := filepath.Abs(strings.TrimSuffix(given, "..."))
		if err != nil {
			return nil, err
		}
		roots, err := rootsOf(given, abs)
		if err != nil {
			return nil, err
		}
		for _, root := range roots {
			out = addPack(out, near(root), abs)
		}
	}
	for _, p := range out {
		p.library = holdsLibrary(p.dir)
	}
	slices.SortFunc(out, func(a, b *pack) int { return cmp.Compare(a.dir, b.dir) })
	return out, nil
}

// TestFolders are the folders of rules to which paths belong.
func TestFolders(paths []string) (out []string, err error) {
	packs, err := packsAt(paths)
	for _, p := range packs {
		out = append(out, p.dir)
	}
	return out, err
}

func addPack(packs []*pack, dir, given string) []*pack {
	wanted := "."
	if abs, err := filepath.Abs(dir); err == nil {
		if rel, err := filepath.Rel(abs, given); err == nil && filepath.IsLocal(rel) {
			wanted = filepath.ToSlash(rel)
		}
	}
	for _, p := range packs {
		if p.dir == dir {
			p.wanted = append(p.wanted, wanted)
			return packs
		}
	}
	return append(packs, &pack{dir: dir, wanted: []string{wanted}})
}

// near is a path as one reads it from the working directory.
func near(abs string) string {
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, abs); err == nil && len(rel) < len(abs) {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(abs)
}

var packageLine = late.Regexp(`(?m)^package\s+([\w.]+)`)

// rootsOf finds the folders from which the files at a path count as
// <topic>/<name>/<name>.rego, by what their packages say. Files of no such
// folder make the path a root itself, and the rules then say what is wrong.
func rootsOf(given, abs string) ([]string, error) {
	var roots, strays []string
	err := filepath.WalkDir(abs, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".rego" {
			return err
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if root, ok := rootFrom(name, string(src)); !ok {
			strays = append(strays, name)
		} else if !slices.Contains(roots, root) {
			roots = append(roots, root)
		}
		return nil
	})
	switch {
	case os.IsNotExist(err):
		return nil, fmt.Errorf("there is no folder %s; name one that holds rules, <topic>/<name>/<name>.rego", given)
	case err != nil:
		return nil, err
	case len(roots)+len(strays) == 0:
		return nil, fmt.Errorf("%s holds no rules; \"roe new rule topic/name --dir %s\" writes a first one", given, given)
	case len(roots) == 0 && filepath.Ext(abs) == ".rego":
		return []string{filepath.Dir(abs)}, nil
	case len(roots) == 0:
		return []string{abs}, nil
	}
	for _, stray := range strays {
		if !slices.ContainsFunc(roots, func(root string) bool { return strings.HasPrefix(stray, root+string(filepath.Separator)) }) {
			return nil, fmt.Errorf("%s belongs to no rule: a rule stands in <topic>/<name>/<name>.rego, with its tests beside it", near(stray))
		}
	}
	return roots, nil
}

// rootFrom is two folders above a rule and its tests, and one above a library.
func rootFrom(name, src string) (string, bool) {
	found := packageLine.FindStringSubmatch(src)
	dir := filepath.Dir(name)
	if found == nil {
		return "", false
	}
	if filepath.Base(dir) == "lib" {
		return filepath.Dir(dir), true
	}
	declared, isRule := strings.CutPrefix(strings.TrimSuffix(found[1], "_test"), "roe.rules.")
	topic, rule := filepath.Base(filepath.Dir(dir)), filepath.Base(dir)
	if !isRule || declared != strings.ReplaceAll(topic+"."+rule, "-", "_") {
		return "", false
	}
	return filepath.Dir(filepath.Dir(dir)), true
}

// holdsLibrary tells roe's own policies, which are tested in place of those
// that come with the program.
func holdsLibrary(dir string) bool {
	names, _ := filepath.Glob(filepath.Join(dir, "lib", "*.rego"))
	return slices.ContainsFunc(names, func(name string) bool {
		src, err := os.ReadFile(name)
		found := packageLine.FindStringSubmatch(string(src))
		return err == nil && found != nil && found[1] == "roe.lib"
	})
}

// embedded is roe's own set. Its name keeps it apart from a folder of rules
// in the working directory.
func embedded() judge.Set { return judge.Set{Dir: "roe:policies", FS: policies.FS} }
