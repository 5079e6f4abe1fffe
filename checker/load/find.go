package load

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
)

// folder is the files of one directory that make one book.
type folder struct {
	abs   string
	name  string // as reports show it
	files []string
	named bool // as a directory, or through its files, and not only by DIR/...
	whole bool // all its files are read

	// What CUE said of its files, or why it could not, if it was asked.
	answer  *answer
	failure error
}

// find turns patterns into folders: a directory, a directory and all below
// (DIR/...), or a file.
func (f *finder) find(patterns []string) []*folder {
	for _, p := range patterns {
		f.pattern(p)
	}
	folders := make([]*folder, 0, len(f.byDir))
	for _, dir := range f.byDir {
		sort.Strings(dir.files)
		dir.files = slices.Compact(dir.files)
		dir.named, dir.whole = f.named[dir.abs], f.whole[dir.abs]
		folders = append(folders, dir)
	}
	sort.Slice(folders, func(i, j int) bool { return folders[i].name < folders[j].name })
	return folders
}

type finder struct {
	disk  Disk
	byDir map[string]*folder
	whole map[string]bool // directories that are read whole
	named map[string]bool // directories that were named, or files of them
	diags []book.Diagnostic
	notes []book.Diagnostic

	apart          map[string]bool // files that belong to no book
	exclude        []*exclusion
	trees          []string // roots of DIR/...
	configurations []string
}

func newFinder(disk Disk, exclude []Exclusion) *finder {
	f := &finder{disk: disk, byDir: map[string]*folder{}, whole: map[string]bool{}, named: map[string]bool{}}
	for _, x := range exclude {
		f.exclude = append(f.exclude, &exclusion{Exclusion: x})
	}
	return f
}

func (f *finder) fault(name, message, hint string) {
	f.diags = append(f.diags, *fileFault(filepath.ToSlash(name), message, hint))
}

func (f *finder) pattern(p string) {
	dir, below := strings.CutSuffix(filepath.ToSlash(p), "...")
	if below {
		dir = strings.TrimSuffix(dir, "/")
		if dir == "" && strings.HasPrefix(p, "/") {
			dir = "/"
		}
	}
	if dir == "" {
		dir = "."
	}
	abs, err := filepath.Abs(filepath.FromSlash(dir))
	if err != nil {
		f.fault(p, "The path cannot be resolved: "+paths.Reason(err)+".", "")
		return
	}
	info, err := f.disk.Stat(abs)
	switch {
	case err != nil && errors.Is(err, fs.ErrNotExist):
		f.fault(dir, quote(dir)+" does not exist.", "Name a directory of agreements, a file, or a directory and all below it: agreements/... .")
	case err != nil:
		f.fault(dir, quote(dir)+" cannot be read: "+paths.Reason(err)+".", "")
	case below && !info.IsDir():
		f.fault(dir, quote(dir)+" is a file, so nothing can be below it.", "Leave out the dots.")
	case f.excludedThough(abs, dir):
	case below:
		f.tree(abs, p)
	case info.IsDir():
		f.named[abs] = true
		if !f.dir(abs) {
			f.nothing(dir, "There is nothing to read in "+quote(dir)+": it holds no .cue, .yaml, .yml or .json file.",
				"To read the directories below it too, write "+strings.TrimSuffix(dir, "/")+"/... .")
		}
	default:
		f.file(abs, dir)
	}
}

// file adds a single file. Files of one directory make one book.
func (f *finder) file(abs, name string) {
	if strings.EqualFold(filepath.Ext(abs), ".xlsx") {
		f.fault(name, quote(name)+" is a workbook, and a book is made of it first.", "Write: roe worksheet import "+name+" -o my-county; then name that folder.")
		return
	}
	if !isBookFile(filepath.Base(abs)) {
		f.fault(name, quote(name)+" is not a file that a book can be in.", "A book's files end in .cue, .yaml, .yml or .json.")
		return
	}
	if f.apartThough(abs, name) {
		return
	}
	dir := filepath.Dir(abs)
	f.named[dir] = true
	if !f.whole[dir] {
		f.add(dir, abs)
	}
}

func (f *finder) add(dir, file string) {
	if f.byDir[dir] == nil {
		f.byDir[dir] = &folder{abs: dir, name: paths.Display(dir)}
	}
	f.byDir[dir].files = append(f.byDir[dir].files, file)
}

// dir adds a directory's files and tells whether there are any.
func (f *finder) dir(abs string) bool {
	entries, err := f.disk.ReadDir(abs)
	if err != nil {
		f.fault(paths.Display(abs), "The directory cannot be read: "+paths.Reason(err)+".", "")
		return true
	}
	f.whole[abs] = true
	found := false
	for _, e := range entries {
		if !e.IsDir() && IsConfiguration(e.Name()) {
			f.configurations = append(f.configurations, filepath.Join(abs, e.Name()))
		}
		if !e.IsDir() && isBookFile(e.Name()) && f.excluded(filepath.Join(abs, e.Name())) == nil && !f.passes(filepath.Join(abs, e.Name())) {
			f.add(abs, filepath.Join(abs, e.Name()))
			found = true
		}
	}
	return found
}

// tree adds a directory and all below it that hold books.
func (f *finder) tree(root, pattern string) {
	f.trees = append(f.trees, root)
	if !f.below(root) {
		f.nothing(paths.Display(root), "There is nothing to read in "+quote(pattern)+": no directory there holds a .cue, .yaml, .yml or .json file.",
			"Name a directory that holds agreements.")
	}
}

// below adds a directory and those below it, and tells whether there was
// anything to read, or a fault that says why not.
func (f *finder) below(dir string) bool {
	found := f.dir(dir)
	entries, err := f.disk.ReadDir(dir)
	if err != nil {
		return true // which f.dir reported
	}
	for _, e := range entries {
		sub := filepath.Join(dir, e.Name())
		if e.IsDir() && f.excluded(sub) == nil && !passedOver(e.Name()) {
			found = f.below(sub) || found
		}
	}
	return found
}

// passedOver tells which directories hold no books unless they are named.
func passedOver(name string) bool {
	return name == "cue.mod" || name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")
}

// isBookFile tells whether a file of this name belongs to a book.
func isBookFile(name string) bool {
	switch {
	case strings.HasPrefix(name, "."), IsConfiguration(name), strings.HasSuffix(name, "_tool.cue"):
		return false
	}
	return slices.Contains(extensions, filepath.Ext(name))
}

// extensions are those of the files that roe reads.
var extensions = []string{".cue", ".yaml", ".yml", ".json"}

// IsReadable tells whether a file is of a kind that roe reads.
func IsReadable(name string) bool { return slices.Contains(extensions, filepath.Ext(name)) }

// Configurations are the names that a configuration can have.
func Configurations() (names []string) {
	for _, ext := range extensions {
		names = append(names, "roe"+ext)
	}
	return names
}

// IsConfiguration tells whether a file of this name is a configuration.
func IsConfiguration(name string) bool { return slices.Contains(Configurations(), name) }
