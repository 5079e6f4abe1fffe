package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// file is one that is written.
type file struct {
	name  string
	write func(io.Writer) error
}

// writeDrafts writes files into a folder, and names them. A file that is there
// and says something else stays, and nothing is written.
func writeDrafts(w io.Writer, dir string, files []file) error {
	if err := makeFolder(dir); err != nil {
		return err
	}
	if err := refuseOthers(dir, files); err != nil {
		return err
	}
	return writeFiles(w, dir, files)
}

// writeFiles writes files into a folder that is there, each whole or not at
// all, and names them.
func writeFiles(w io.Writer, dir string, files []file) error {
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		if err := replaceFile(path, f.write); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(w, filepath.ToSlash(path)); err != nil {
			return err
		}
	}
	return nil
}

// makeFolder makes a folder, unless it is there.
func makeFolder(dir string) error {
	if err := checkFolder(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return unmakable(dir, err)
	}
	return nil
}

// unmakable says that a folder cannot be made or written into. What is missing
// is then not the folder: it was to be made.
func unmakable(dir string, err error) error {
	why := unwritable(err)
	switch {
	case errors.Is(err, os.ErrNotExist) && exists(dir):
		why = reworded{"nothing can be written there; name another place", err}
	case errors.Is(err, os.ErrNotExist):
		why = reworded{"the folder cannot be made there; name another place", err}
	}
	return fmt.Errorf("write into %s: %w", filepath.ToSlash(dir), why)
}

// canWriteInto finds before a long run that a folder could not be made or
// written into after it, by making one there or on the way to it that is taken
// away at once.
func canWriteInto(dir string) error {
	at := filepath.Clean(dir)
	for !exists(at) && at != filepath.Dir(at) {
		at = filepath.Dir(at)
	}
	trial, err := os.MkdirTemp(at, ".roe-*")
	if err == nil {
		err = os.Remove(trial)
	}
	if err != nil {
		return unmakable(dir, err)
	}
	return nil
}

// checkFolder finds before a long run what could not be written after it: a
// file where a folder is wanted, on the way to it too.
func checkFolder(dir string) error {
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		switch {
		case err == nil && info.IsDir():
			return nil
		case err == nil:
			return fmt.Errorf("%s is a file; name a folder to write into", filepath.ToSlash(at))
		case at == filepath.Dir(at):
			return nil
		}
	}
}

// refuseOthers keeps a draft from taking the place of a file that says something
// else: an earlier draft, or one on which counsel has worked.
func refuseOthers(dir string, files []file) error {
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		there, err := os.ReadFile(path)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", path, unwritable(err))
		}
		var b bytes.Buffer
		if err := f.write(&b); err != nil {
			return err
		}
		if !bytes.Equal(there, b.Bytes()) {
			return fmt.Errorf("%s is there already and says something else, so nothing was written: move it, or name another folder with --output", filepath.ToSlash(path))
		}
	}
	return nil
}
