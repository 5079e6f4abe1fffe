// Package paths says how messages name files.
package paths

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Display names a file as reports do: relative to the working directory.
func Display(abs string) string {
	wd, err := os.Getwd()
	if err != nil {
		return filepath.ToSlash(abs)
	}
	rel, err := filepath.Rel(wd, abs)
	if err != nil {
		return filepath.ToSlash(abs)
	}
	return filepath.ToSlash(rel)
}

// Reason is an error of the system without the path, which is known.
func Reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
