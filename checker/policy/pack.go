// Package policy reads a county's own policies from disk: folders of Rego, and
// OPA bundles, which roe.lock pins. What they say is for others to judge.
package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
)

// Pack is the files of a folder, or a bundle.
type Pack struct {
	Name   string            `json:"name"`   // as reports show it
	Path   string            `json:"path"`   // absolute
	Files  map[string][]byte `json:"files"`  // of a folder, by slash-separated path in it
	Bundle []byte            `json:"bundle"` // the whole file, packed
	Digest string            `json:"digest"` // of a bundle: SHA-256 in hexadecimal digits
}

// IsBundle tells a bundle from a folder.
func (p *Pack) IsBundle() bool { return p.Files == nil }

// Bounds on what is read. Counties' policies are a few hundred kilobytes.
const (
	maxModule = 1 << 20
	maxData   = 8 << 20
	maxFolder = 32 << 20
	maxBundle = 16 << 20
	maxFiles  = 2000
)

// bundleSuffix is how the name of a bundle ends.
const bundleSuffix = ".tar.gz"

// Read reads the policies at path. What a user can mend is a diagnostic; with
// any of them the pack holds what is left, or is nil.
func Read(path string) (*Pack, []book.Diagnostic) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fault(path, "The path cannot be resolved: "+paths.Reason(err)+".", "")
	}
	p := &Pack{Name: paths.Display(abs), Path: abs}
	info, err := os.Stat(abs)
	switch {
	case path == "":
		return nil, fault("--policy", "The path of the policies is empty.", "Name a folder of policies, or a bundle that ends in .tar.gz.")
	case os.IsNotExist(err):
		return nil, fault(p.Name, "There are no policies here: the path does not exist.", "Name a folder of policies, or a bundle that ends in .tar.gz.")
	case err != nil:
		return nil, fault(p.Name, "The policies cannot be read: "+paths.Reason(err)+".", "")
	case info.IsDir():
		return p.folder()
	case info.Mode().IsRegular() && strings.HasSuffix(abs, bundleSuffix):
		return p.bundle()
	}
	return nil, fault(p.Name, "These are no policies: neither a folder nor a bundle.",
		"Name the folder that holds <topic>/<name>/<name>.rego, or a bundle that ends in .tar.gz.")
}

func (p *Pack) bundle() (*Pack, []book.Diagnostic) {
	f, err := os.Open(p.Path)
	if err != nil {
		return nil, fault(p.Name, "The bundle cannot be read: "+paths.Reason(err)+".", "")
	}
	defer f.Close()
	if p.Bundle, err = io.ReadAll(io.LimitReader(f, maxBundle+1)); err != nil {
		return nil, fault(p.Name, "The bundle cannot be read: "+paths.Reason(err)+".", "")
	}
	if len(p.Bundle) > maxBundle {
		return nil, fault(p.Name, fmt.Sprintf("The bundle is larger than %s.", megabytes(maxBundle)), "")
	}
	sum := sha256.Sum256(p.Bundle)
	p.Digest = hex.EncodeToString(sum[:])
	return p, nil
}

func fault(name, message, hint string) []book.Diagnostic {
	return []book.Diagnostic{{Location: book.Location{File: name}, Message: message, Hint: hint}}
}

func megabytes(n int) string { return fmt.Sprintf("%d MB", n>>20) }
