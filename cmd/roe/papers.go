package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"roe.example/checker/render/paper"
)

// papers are the flags that say in which files a document is written, and
// where: those of the briefing, of the review of a season and the like.
type papers[T any] struct {
	table []paper.Format[T]
	name  string // of the files, without what tells the format
	// names are those of files that have one of their own, by format.
	names  map[string]string
	format *several
	size   *choice
	dir    *string
	given  *string // --browser
	// beside makes what is written with the document; nil: nothing.
	beside func() ([]file, error)
	// patience is how long another program may take for a file; 0: its own.
	patience time.Duration
}

// addPapers adds them, and explains the formats.
func addPapers[T any](c *cobra.Command, name string, table []paper.Format[T]) *papers[T] {
	c.Long += "\n\n" + paper.Help(table)
	f := c.Flags()
	return &papers[T]{
		table: table, name: name,
		format: chooseSeveral(c, "format", "write these formats (see above), with commas between them (default: all)", paper.Names(table)...),
		size:   choose(c, "paper", "the size of the paper", "letter", "a4"),
		dir:    f.StringP("output", "o", "", "the `FOLDER` to write into; it is made if it is not there"),
		given:  f.String("browser", "", "print the PDF with this `PROGRAM`, Chromium or one of its kin (default: the one that is found)"),
	}
}

// check finds before a long run what could not be written after it.
func (p *papers[T]) check(c *cobra.Command) error {
	if *p.dir == "" {
		return errors.New("name the folder to write into with --output (-o)")
	}
	if c.Flags().Changed("browser") && *p.given == "" {
		return errors.New("--browser is empty; name the program that prints")
	}
	return checkFolder(*p.dir)
}

// wanted are the rows of the table that were asked for; all of them without
// --format.
func (p *papers[T]) wanted() (out []paper.Format[T]) {
	for _, row := range p.table {
		if len(p.format.values) == 0 || slices.Contains(p.format.values, row.Name) {
			out = append(out, row)
		}
	}
	return out
}

// asked tells whether a format was asked for, by name or by the program that
// makes it.
func (p *papers[T]) asked(f *paper.Format[T]) bool {
	return slices.Contains(p.format.values, f.Name) || f.Outside && *p.given != ""
}

// write writes a document in every format wanted, and names the files. All are
// made before the first is written. What another program makes may be missing
// from them: then a sentence on standard error says why, and lacking is true if
// it was asked for.
func (p *papers[T]) write(c *cobra.Command, document *T, day string, shows *progress) (lacking bool, err error) {
	var files []file
	var remarks []string
	for _, f := range p.wanted() {
		name := cmp.Or(p.names[f.Name], p.name) + "." + f.Ext
		shows.at("making " + name)
		data, err := p.make(c.Context(), &f, document, day, &remarks)
		switch {
		case err == nil:
			files = append(files, file{name, func(w io.Writer) error { _, err := w.Write(data); return err }})
		case f.Outside && c.Context().Err() == nil:
			remarks = append(remarks, p.missing(name, err))
			lacking = lacking || p.asked(&f)
		default:
			return false, fmt.Errorf("%s: %w", name, err)
		}
	}
	if p.beside != nil {
		more, err := p.beside()
		if err != nil {
			return false, err
		}
		files = append(files, more...)
	}
	shows.end()
	for _, text := range remarks {
		fmt.Fprintln(c.ErrOrStderr(), "roe: "+text)
	}
	if err := makeFolder(*p.dir); err != nil {
		return lacking, err
	}
	return lacking, writeFiles(c.OutOrStdout(), *p.dir, files)
}

func (p *papers[T]) make(ctx context.Context, f *paper.Format[T], document *T, day string, remarks *[]string) ([]byte, error) {
	var b bytes.Buffer
	err := f.Write(ctx, &b, document, paper.Options{
		Size: p.size.value, Browser: *p.given, Day: day, Timeout: p.patience,
		Notice: func(text string) { *remarks = append(*remarks, text) },
	})
	return b.Bytes(), err
}

// missing says why a file is not there, or that an earlier one still is.
func (p *papers[T]) missing(name string, err error) string {
	text := name + " was not written: " + err.Error() + "."
	if _, err := os.Stat(filepath.Join(*p.dir, name)); err == nil {
		text += " The one in " + filepath.ToSlash(*p.dir) + " is of an earlier run."
	}
	return text
}

// several is a flag that takes one or more of some words.
type several struct{ values, allowed []string }

func (s *several) String() string { return strings.Join(s.values, ",") }
func (s *several) Type() string   { return strings.Join(s.allowed, ",") }

func (s *several) Set(text string) error {
	for word := range strings.SplitSeq(text, ",") {
		word = strings.TrimSpace(word)
		if !slices.Contains(s.allowed, word) {
			return fmt.Errorf("there is no format %q; the formats are %s", word, strings.Join(s.allowed, ", "))
		}
		if !slices.Contains(s.values, word) {
			s.values = append(s.values, word)
		}
	}
	return nil
}

// chooseSeveral adds such a flag. It completes the last word behind a comma.
func chooseSeveral(c *cobra.Command, name, usage string, words ...string) *several {
	v := &several{allowed: words}
	c.Flags().Var(v, name, usage)
	_ = c.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, _ []string, typed string) (out []string, _ cobra.ShellCompDirective) {
		before := typed[:strings.LastIndex(typed, ",")+1]
		for _, word := range words {
			if !slices.Contains(strings.Split(before, ","), word) {
				out = append(out, before+word)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	})
	return v
}
