package lsp

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"roe.example/checker/config"
	"roe.example/checker/internal/late"
	"roe.example/checker/load"
)

// More folders or files than these are no season's agreements: then only the
// folders of open files are judged, and the log says so.
const (
	mostFolders = 400
	mostFiles   = 4000
	mostEntries = 100_000
)

// arrangement is which folders are judged together, by the folder that holds
// them: the configuration's, or the one around them.
type arrangement struct {
	groups  map[string][]string
	foreign []string // open files of CUE whose folders hold no book
}

// workspace is the folders of books below its roots.
type workspace struct {
	roots   []string
	books   map[string]bool
	tooMany bool // they were not all looked at
}

// survey looks through the workspace.
func survey(roots []string) *workspace {
	w := &workspace{roots: roots, books: map[string]bool{}}
	for _, root := range roots {
		found, all := bookFolders(root)
		w.tooMany = w.tooMany || !all
		if all {
			maps.Copy(w.books, found)
		}
	}
	return w
}

// arrange adds the folders of open files, and groups all.
func (w *workspace) arrange(open map[string]string) arrangement {
	a := arrangement{groups: map[string][]string{}}
	books := maps.Clone(w.books)
	for path, data := range open {
		dir := filepath.Dir(path)
		switch {
		case books[dir]:
		case load.IsConfiguration(filepath.Base(path)), !load.IsBookFile(filepath.Base(path)):
		case isBook(path, data) || isBookFolder(dir):
			books[dir] = true
		case filepath.Ext(path) == ".cue":
			a.foreign = append(a.foreign, path)
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(books)) {
		root := groupOf(dir, w.roots)
		a.groups[root] = append(a.groups[root], dir)
	}
	return a
}

// groupOf is the folder whose books are judged together with those in dir.
func groupOf(dir string, roots []string) string {
	file, _, fault := config.Find([]string{dir})
	if file != "" && fault == nil {
		return filepath.Dir(file)
	}
	around := filepath.Dir(dir)
	if slices.ContainsFunc(roots, func(root string) bool { return within(around, root) }) {
		return around
	}
	return dir
}

func within(path, root string) bool {
	rel, err := filepath.Rel(root, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// bookFolders finds the folders that hold books, and gives up in a tree that
// is too large.
func bookFolders(root string) (books map[string]bool, all bool) {
	books = map[string]bool{}
	entries, files := 0, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if entries++; entries > mostEntries || len(books) > mostFolders || files > mostFiles {
			return fs.SkipAll
		}
		switch {
		case err != nil:
			return nil // what may not be looked into holds no book that is judged
		case d.IsDir() && path != root && passedOver(d.Name()):
			return fs.SkipDir
		case d.IsDir() || !load.IsBookFile(d.Name()):
			return nil
		}
		files++
		if dir := filepath.Dir(path); !books[dir] && isBookFile(path) {
			books[dir] = true
		}
		return nil
	})
	return books, err == nil && entries <= mostEntries && len(books) <= mostFolders && files <= mostFiles
}

// passedOver are folders that DIR/... passes over, and those of other tools.
func passedOver(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") ||
		slices.Contains([]string{"cue.mod", "testdata", "node_modules", "vendor"}, name)
}

func isBookFolder(dir string) bool {
	entries, _ := os.ReadDir(dir)
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return !e.IsDir() && load.IsBookFile(e.Name()) && isBookFile(filepath.Join(dir, e.Name()))
	})
}

func isBookFile(path string) bool {
	data, err := os.ReadFile(path)
	return err == nil && isBook(path, string(data))
}

// A book has one of these sections. Other files of these kinds do not: data of
// other programs, schemas, modules.
var (
	sections  = `(?:agencies|instruments|agreements|deployments|dimensions|requestPaths|waivers)`
	inCUE     = late.Regexp(`(?m)^"?` + sections + `"?\s*:|^\s*(?:import\s+)?(?:\w+\s+)?"roe\.example/schemas(?::schemas)?"`)
	inYAML    = late.Regexp(`(?m)^["']?` + sections + `["']?\s*:`)
	inJSON    = late.Regexp(`"` + sections + `"\s*:\s*\{`)
	sniffedIn = map[string]*late.Pattern{".cue": inCUE, ".yaml": inYAML, ".yml": inYAML, ".json": inJSON}
)

func isBook(path, data string) bool {
	sections := sniffedIn[filepath.Ext(path)]
	return sections != nil && sections.MatchString(data)
}
