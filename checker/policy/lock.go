package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2"

	"roe.example/checker/book"
	"roe.example/checker/internal/late"
	"roe.example/checker/internal/paths"
)

// LockName is the file that pins bundles.
const LockName = "roe.lock"

const lockVersion = 1

// Lock says which bundles are trusted: each by its path from the lock's
// folder, with the digest of the whole file.
type Lock struct {
	Version int   `json:"version"`
	Bundles []Pin `json:"bundles"`
	file    string
}

// Pin is one bundle.
type Pin struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

var digest = late.Regexp(`^[0-9a-f]{64}$`)

// ReadLock reads the lock at a path. One that is not there pins nothing.
func ReadLock(file string) (*Lock, []book.Diagnostic) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil, fault(file, "The path cannot be resolved: "+paths.Reason(err)+".", "")
	}
	l := &Lock{Version: lockVersion, file: abs}
	name := paths.Display(abs)
	data, err := os.ReadFile(abs)
	switch {
	case os.IsNotExist(err):
		return l, nil
	case err != nil:
		return nil, fault(name, "The lock cannot be read: "+paths.Reason(err)+".", "")
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(l); err != nil {
		return nil, l.broken(data, d.InputOffset(), err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, l.broken(data, d.InputOffset(), errors.New("something follows the end"))
	}
	if l.Version != lockVersion {
		return nil, fault(name, fmt.Sprintf("The lock is of version %d; this roe reads version %d.", l.Version, lockVersion), rewrite)
	}
	seen := map[string]bool{}
	for _, p := range l.Bundles {
		if p.Path == "" || !digest.MatchString(p.SHA256) || seen[p.Path] {
			return nil, fault(name, fmt.Sprintf("The entry for %q is not sound: each bundle has one, with a path and a sha256 of 64 digits from 0 to f.", p.Path), rewrite)
		}
		seen[p.Path] = true
	}
	return l, nil
}

const rewrite = "Delete the file and write it anew with roe lock, once you trust the bundles."

func (l *Lock) broken(data []byte, offset int64, err error) []book.Diagnostic {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = syntax.Offset
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		offset, err = int64(len(data)), errors.New("it ends too early")
	}
	before := data[:min(int(offset), len(data))]
	return []book.Diagnostic{{
		Location: book.Location{File: paths.Display(l.file), Line: bytes.Count(before, []byte("\n")) + 1, Column: max(1, len(before)-bytes.LastIndexByte(before, '\n')-1)},
		Message:  "This is no lock that roe wrote: " + strings.TrimPrefix(err.Error(), "json: ") + ".", Hint: rewrite,
	}}
}

// relative is how the lock names a file.
func (l *Lock) relative(abs string) string {
	rel, err := filepath.Rel(filepath.Dir(l.file), abs)
	if err != nil {
		return filepath.ToSlash(abs)
	}
	return filepath.ToSlash(rel)
}

// Check holds a bundle to the lock. Folders need none: they lie beside the
// agreements, and whoever reviews those sees what changes in them.
func (l *Lock) Check(p *Pack) []book.Diagnostic {
	if !p.IsBundle() {
		return nil
	}
	name, command := paths.Display(l.file), "roe lock --policy "+p.Name
	i := slices.IndexFunc(l.Bundles, func(pin Pin) bool { return pin.Path == l.relative(p.Path) })
	switch {
	case i < 0:
		return fault(p.Name, "The bundle is not pinned: "+name+" does not list it.",
			"Read what is in it, and if you trust it write: "+command)
	case l.Bundles[i].SHA256 != p.Digest:
		return fault(p.Name, fmt.Sprintf("The bundle is not the one that %s pins: its sha256 is %s, pinned is %s.", name, p.Digest, l.Bundles[i].SHA256),
			"If this is a new version that you expect and trust, write: "+command)
	}
	return nil
}

// Pin lists a bundle as it is now, and drops those that are gone.
func (l *Lock) Pin(packs ...*Pack) {
	for _, p := range packs {
		name := l.relative(p.Path)
		l.Bundles = slices.DeleteFunc(l.Bundles, func(pin Pin) bool { return pin.Path == name })
		l.Bundles = append(l.Bundles, Pin{name, p.Digest})
	}
	l.Bundles = slices.DeleteFunc(l.Bundles, func(pin Pin) bool {
		_, err := os.Stat(filepath.Join(filepath.Dir(l.file), filepath.FromSlash(pin.Path)))
		return os.IsNotExist(err)
	})
	slices.SortFunc(l.Bundles, func(a, b Pin) int { return strings.Compare(a.Path, b.Path) })
}

// Write replaces the file, whole or not at all.
func (l *Lock) Write() error {
	data, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		return err
	}
	return renameio.WriteFile(l.file, append(data, '\n'), 0o644)
}

// Name is the lock's file as reports show it.
func (l *Lock) Name() string { return paths.Display(l.file) }
