package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"github.com/google/renameio/v2"
)

// replaceFile writes a file as a whole or not at all: a reader never meets half
// of it, and a full disk leaves the old one as it was. What is no file on a
// disk, such as /dev/null or a pipe, is written to and stays what it is.
func replaceFile(path string, write func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return named(path, writeDevice(path, write))
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return named(path, replaceRegular(real, write))
	}
	return named(path, replaceRegular(path, write))
}

func named(path string, err error) error {
	if err != nil {
		return fmt.Errorf("write %s: %w", path, unwritable(err))
	}
	return nil
}

func replaceRegular(path string, write func(io.Writer) error) error {
	f, err := renameio.NewPendingFile(path, renameio.WithPermissions(0o644), renameio.WithExistingPermissions())
	if err != nil {
		return err
	}
	defer f.Cleanup()
	settling := &settling{synced: f}
	w := bufio.NewWriter(settling)
	err = write(w)
	if err == nil {
		err = w.Flush()
	}
	if late := settling.wait(); err == nil {
		err = late
	}
	if err != nil {
		return err
	}
	return f.CloseAtomicallyReplace()
}

func writeDevice(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	return errors.Join(write(w), w.Flush(), f.Close())
}

// unwritable puts the usual reasons into plain words.
func unwritable(err error) error {
	for _, known := range []struct {
		is    error
		words string
	}{
		{syscall.ENOSPC, "the disk is full"},
		{syscall.EPIPE, "the program that reads it has stopped reading"},
		{os.ErrPermission, "there is no permission to write there"},
		{os.ErrNotExist, "there is no such folder"},
	} {
		if errors.Is(err, known.is) {
			return reworded{known.words, err}
		}
	}
	return err
}

// reworded says an error in other words.
type reworded struct {
	words string
	error
}

func (r reworded) Error() string { return r.words }
func (r reworded) Unwrap() error { return r.error }

// remembering is a writer that keeps its first error, because few who print look
// at theirs.
type remembering struct {
	io.Writer
	err error
}

func (w *remembering) Write(data []byte) (int, error) {
	n, err := w.Writer.Write(data)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}
