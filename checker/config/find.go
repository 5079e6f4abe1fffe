package config

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
	"roe.example/checker/load"
)

const mend = "Name the one that is to hold: --config FILE; or take none: --no-config."

// Find looks for the configuration of a run: from each path upwards, the
// nearest wins, as far as the git repository or the file system reaches. It
// gives what the first path finds, empty without one, and the paths that find
// another.
func Find(paths []string) (file string, others []Other, fault *book.Diagnostic) {
	for i, p := range paths {
		found, fault := above(folderOf(p))
		switch {
		case fault != nil:
			return "", nil, fault
		case i == 0:
			file = found
		case found != file:
			others = append(others, Other{First: paths[0], Path: p, File: found})
		}
	}
	return file, others, nil
}

// Other is a path of a run that finds another configuration than the first.
type Other struct{ First, Path, File string }

// Same tells whether the other configuration says the same, word for word, and
// nothing that depends on where it stands.
func (o Other) Same(c *Config) bool {
	if o.File == "" || c.Path == "" || len(c.Faults)+len(c.Policies)+len(c.Exclude) > 0 {
		return false
	}
	a, err := os.ReadFile(c.Path)
	b, err2 := os.ReadFile(o.File)
	return err == nil && err2 == nil && bytes.Equal(a, b)
}

// Fault reports it.
func (o Other) Fault(file string) book.Diagnostic {
	under := func(path, file string) string {
		if file == "" {
			return strconv.Quote(path) + " has no configuration"
		}
		return strconv.Quote(path) + " has the configuration " + paths.Display(file)
	}
	d := book.Diagnostic{
		Message: "One run has one configuration, but " + under(o.First, file) + ", and " + under(o.Path, o.File) + ".",
		Hint:    mend + " Or check the two in runs of their own.",
	}
	for _, file := range []string{file, o.File} {
		if file != "" && d.File == "" {
			d.Location = start(file)
		} else if file != "" {
			d.Also = append(d.Also, start(file))
		}
	}
	return d
}

func start(file string) book.Location {
	return book.Location{File: paths.Display(file), Line: 1, Column: 1}
}

// folderOf is the folder from which a path's configuration is looked for.
func folderOf(path string) string {
	dir, _ := strings.CutSuffix(filepath.ToSlash(path), "...")
	if dir == "" {
		dir = "."
	}
	abs, err := filepath.Abs(filepath.FromSlash(dir))
	if err != nil {
		return dir
	}
	if info, err := os.Stat(abs); err == nil && !info.IsDir() {
		return filepath.Dir(abs)
	}
	return abs
}

// above finds the nearest configuration in a folder and those around it.
func above(dir string) (file string, fault *book.Diagnostic) {
	for {
		found, fault := in(dir)
		if fault != nil || found != "" {
			return found, fault
		}
		parent := filepath.Dir(dir)
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil || parent == dir {
			return "", nil
		}
		dir = parent
	}
}

// in gives the one configuration of a folder, if it has one.
func in(dir string) (file string, fault *book.Diagnostic) {
	var found []string
	for _, name := range load.Configurations() {
		abs := filepath.Join(dir, name)
		switch _, err := os.Lstat(abs); {
		case err == nil:
			found = append(found, abs)
		case !errors.Is(err, fs.ErrNotExist):
			return "", nil // a path that cannot be: the reading of books says so
		}
	}
	switch len(found) {
	case 0:
		return "", nil
	case 1:
		return found[0], nil
	}
	d := &book.Diagnostic{
		Location: start(found[0]),
		Message:  "Two configurations stand side by side: " + paths.Display(found[0]) + " and " + paths.Display(found[1]) + ".",
		Hint:     "Put all into one of them and delete the other, or name one: --config " + paths.Display(found[0]) + ".",
	}
	for _, other := range found[1:] {
		d.Also = append(d.Also, start(other))
	}
	return "", d
}
