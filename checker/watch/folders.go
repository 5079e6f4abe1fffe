package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// folders are the folders to watch, each with the names in it that count;
// where there are none, all do.
type folders map[string]names

type names map[string]bool

// settings are the names of roe's own files, which can stand in any folder
// above a book.
var settings = []string{"roe.cue", "roe.yaml", "roe.yml", "roe.json", "roe.lock"}

// list finds the folders that paths are read from: those that they name, the
// modules around them, from which books import, and all that these lie in,
// where settings stand and from where they can be moved away.
func list(paths []string) (folders, error) {
	out := folders{}
	for _, path := range paths {
		dir, below := strings.CutSuffix(filepath.ToSlash(path), "...")
		if dir == "" {
			dir = "."
		}
		abs, err := filepath.Abs(filepath.FromSlash(dir))
		if err != nil {
			return nil, err
		}
		if err := out.path(abs, below); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (f folders) path(abs string, below bool) error {
	f.above(abs)
	if !isFolder(abs) { // a file, or nothing yet
		abs, below = filepath.Dir(abs), false
	}
	f.module(abs)
	if below {
		return f.tree(abs)
	}
	f.folder(abs)
	return nil
}

// above adds what a path lies in.
func (f folders) above(abs string) {
	for dir := filepath.Dir(abs); abs != dir; abs, dir = dir, filepath.Dir(dir) {
		f.some(dir, append([]string{filepath.Base(abs)}, settings...)...)
	}
}

// module adds the folders of the CUE module that a folder lies in.
func (f folders) module(abs string) {
	for dir := abs; ; dir = filepath.Dir(dir) {
		if isFolder(filepath.Join(dir, "cue.mod")) {
			_ = f.tree(dir)
			return
		}
		if dir == filepath.Dir(dir) {
			return
		}
	}
}

// tree adds a folder and all below it that is not hidden.
func (f folders) tree(root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && (errors.Is(err, os.ErrNotExist) || errors.Is(err, os.ErrPermission)):
			return nil // it goes while it is looked at, or is none of ours
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case path != root && strings.HasPrefix(d.Name(), "."):
			return filepath.SkipDir
		}
		f.folder(path)
		return nil
	})
}

// folder adds a folder in which all names count, and the files elsewhere that
// links in it stand for.
func (f folders) folder(abs string) {
	if !isFolder(abs) {
		return
	}
	f[abs] = nil
	entries, _ := os.ReadDir(abs)
	for _, e := range entries {
		if e.Type()&fs.ModeSymlink == 0 {
			continue
		}
		if file, err := filepath.EvalSymlinks(filepath.Join(abs, e.Name())); err == nil {
			f.some(filepath.Dir(file), filepath.Base(file))
		}
	}
}

// some adds a folder in which only some names count.
func (f folders) some(abs string, add ...string) {
	have, ok := f[abs]
	if ok && have == nil || !isFolder(abs) {
		return
	}
	if have == nil {
		have = names{}
		f[abs] = have
	}
	for _, name := range add {
		have[name] = true
	}
}

// named tells whether a file was listed by its name.
func (f folders) named(file string) bool { return f[filepath.Dir(file)][filepath.Base(file)] }

// holds tells whether a file lies where all names count.
func (f folders) holds(file string) bool {
	have, ok := f[filepath.Dir(file)]
	return ok && have == nil
}

func (f folders) has(dir string) bool {
	_, ok := f[dir]
	return ok
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
