package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"roe.example/checker/render/paper"
)

// papers are the flags that say in which files a document is written, and
// where: those of the briefing, of the review of a season and the like.
type papers[T any] struct {
	table  []paper.Format[T]
	name   string // of the files, without what tells the format
	format *several
	size   *choice
	dir    *string
	given  *string // --browser
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
func (p *papers[T]) check() error {
	if *p.dir == "" {
		return errors.New("name the folder to write into with --output (-o)")
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

// write writes a document in every format wanted, and names the files. All are
// made before the first is written.
func (p *papers[T]) write(ctx context.Context, w io.Writer, document *T) error {
	var files []file
	for _, row := range p.wanted() {
		var b bytes.Buffer
		if err := row.Write(ctx, &b, document, paper.Options{Size: p.size.value, Browser: *p.given}); err != nil {
			return fmt.Errorf("%s.%s: %w", p.name, row.Ext, err)
		}
		files = append(files, file{p.name + "." + row.Ext, func(w io.Writer) error { _, err := w.Write(b.Bytes()); return err }})
	}
	if err := makeFolder(*p.dir); err != nil {
		return err
	}
	return writeFiles(w, *p.dir, files)
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
