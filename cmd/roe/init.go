package main

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"roe.example/schemas"
)

// template is the book that init writes; schemas are copied beside it.
//
//go:embed all:template
var template embed.FS

// vendored is where CUE finds the schemas without a network.
const vendored = "cue.mod/pkg/roe.example/schemas"

func newInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Write a starter book: a small worked example, with comments",
		Long: `Init writes a complete small book of agreements into DIR, which must be empty or
not there yet: two invented agencies, their rules, an agreement and a
deployment. Change it into yours. "cue vet ./..." and editors with CUE's
language server work in it, without a network.`,
		Example: `  roe init my-agreements
  roe check my-agreements`,
		Args: oneArgument("the folder to write, for example: roe init my-agreements"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := writeBook(args[0]); err != nil {
				return fmt.Errorf("init: %w", err)
			}
			return nextSteps(c.OutOrStdout(), args[0])
		},
	}
}

func writeBook(dir string) error {
	switch entries, err := os.ReadDir(dir); {
	case err != nil && !os.IsNotExist(err):
		return err
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty; name a new directory, so that nothing is overwritten", dir)
	}
	book, err := fs.Sub(template, "template")
	if err != nil {
		return err
	}
	if err := copyFiles(book, dir, func(string) bool { return true }); err != nil {
		return err
	}
	return copyFiles(schemas.FS, filepath.Join(dir, vendored), isSchema)
}

// isSchema takes the schema of books, and not that of what roe computes, nor
// the defaults and the library, which are roe's own.
func isSchema(name string) bool {
	return filepath.Dir(name) == "." && filepath.Ext(name) == ".cue" && name != "facts.cue"
}

func copyFiles(from fs.FS, dir string, wanted func(string) bool) error {
	return fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !wanted(name) {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		target := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}

func nextSteps(w io.Writer, dir string) error {
	_, err := fmt.Fprintf(w, `Wrote a starter book to %[1]s. Next:
  roe check %[1]s       see what its agencies have not settled
  roe brief %[1]s       write the briefing of its deployment for commanders
  edit the .cue files   each says in comments what belongs there
  roe rules             read what is checked
  roe worksheet new     fill in a spreadsheet instead, and make a book of it
  edit its roe.cue      decide which rules count, and how much
`, dir)
	return err
}
