package load

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"roe.example/checker/book"
)

// Exclusion is a pattern of files and folders that hold no books of a run.
type Exclusion struct {
	Pattern string        // of doublestar, with slashes, relative to Dir
	Dir     string        // absolute
	At      book.Location // where it is written
}

// exclusion is a pattern and whether it has excluded something.
type exclusion struct {
	Exclusion
	used bool
}

// takes tells whether the pattern takes a file or folder out.
func (x *exclusion) takes(abs string) bool {
	rel, err := filepath.Rel(x.Dir, abs)
	return err == nil && rel != "." && inside(abs, x.Dir) && doublestar.MatchUnvalidated(x.Pattern, filepath.ToSlash(rel))
}

// root is the folder below which all lies that the pattern can take out.
func (x *exclusion) root() string {
	base, _ := doublestar.SplitPattern(x.Pattern)
	return filepath.Join(x.Dir, filepath.FromSlash(base))
}

// excluded gives the first pattern that takes a file or folder out, and notes
// all that do, with those that lie wholly inside it.
func (f *finder) excluded(abs string) (first *exclusion) {
	for _, x := range f.exclude {
		if x.takes(abs) {
			x.used = true
			if first == nil {
				first = x
			}
		}
	}
	for _, x := range f.exclude {
		x.used = x.used || first != nil && inside(x.root(), abs)
	}
	return first
}

// excludedThough reports a file or folder that was named and is excluded, by
// itself or with a folder around it.
func (f *finder) excludedThough(abs, name string) bool {
	for dir := abs; ; dir = filepath.Dir(dir) {
		if x := f.excluded(dir); x != nil {
			f.diags = append(f.diags, book.Diagnostic{
				Location: book.Location{File: filepath.ToSlash(name), Line: 1, Column: 1},
				Message:  quote(name) + " was named, but the configuration excludes it (" + quote(x.Pattern) + ").",
				Hint:     "Take the pattern out of the configuration, name something else, or leave the configuration out of this run: --no-config.",
				Also:     []book.Location{x.At},
			})
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}

// nothing reports a place where no book is, or none that is not excluded.
func (f *finder) nothing(name, message, hint string) {
	for _, x := range f.exclude {
		if x.used {
			hint += " The configuration excludes " + quote(x.Pattern) + "."
		}
	}
	f.fault(name, message, hint)
}

// unused are remarks on patterns that took nothing out although all that they
// could take out was looked at: often a slip of the pen.
func (f *finder) unused() (notes []book.Diagnostic) {
	for _, x := range f.exclude {
		looked := func(tree string) bool { return inside(x.root(), tree) }
		if !x.used && (slices.ContainsFunc(f.trees, looked) || f.absent(x)) {
			notes = append(notes, book.Diagnostic{
				Location: x.At,
				Message:  "The pattern " + quote(x.Pattern) + " excludes nothing: no file or folder here is of this name. A pattern begins at the configuration's folder; **/ before a name looks for it in all folders.",
			})
		}
	}
	return notes
}

// absent tells whether a pattern is a plain path at which nothing lies: then
// it is idle, whatever was looked at.
func (f *finder) absent(x *exclusion) bool {
	if strings.ContainsAny(x.Pattern, `*?[]{}\`) {
		return false
	}
	_, err := f.disk.Stat(filepath.Join(x.Dir, filepath.FromSlash(x.Pattern)))
	return errors.Is(err, fs.ErrNotExist)
}

// inside tells whether a file or folder is dir or lies below it.
func inside(abs, dir string) bool {
	rel, err := filepath.Rel(dir, abs)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
