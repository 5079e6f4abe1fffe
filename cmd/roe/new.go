package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	gotemplate "text/template"

	"github.com/spf13/cobra"

	"roe.example/checker"
)

// scaffold is what "roe new" fills in.
//
//go:embed scaffold/*.tmpl
var scaffold embed.FS

func newNew() *cobra.Command {
	c := &cobra.Command{
		Use:     "new",
		Short:   "Write the beginnings of something new: a rule of your own",
		Example: `  roe new rule county/curfew-escort`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New(`say what is to be new; there is "roe new rule topic/name"`)
			}
			return fmt.Errorf("roe cannot make a new %q; there is \"roe new rule topic/name\"", args[0])
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	c.AddCommand(newRule())
	return c
}

func newRule() *cobra.Command {
	c := &cobra.Command{
		Use:   "rule TOPIC/NAME",
		Short: "Write a rule that works, its tests, and a book in which it fires with a quiet twin",
		Long: `New rule writes a rule with everything that a rule needs: METADATA, tests, a book
in which it fires and a twin in which it does not. All of it works at once;
change it step by step into your rule while "roe test --watch" runs. What
METADATA must say is marked TODO, and roe check stops until the TODOs are
written.

TOPIC is what the rule is about: one of roe's topics (command, force, …) or one
of your own. The id is TOPIC/NAME, in small letters and hyphens, and is never
given to another rule.`,
		Example: `  roe new rule county/curfew-escort
  roe new rule force/baton-count --dir ../county-rules`,
		Args: oneArgument("the rule's id, topic/name, for example: roe new rule county/curfew-escort"),
	}
	dir := c.Flags().String("dir", "policies", "the folder of rules in which it is written")
	c.RunE = func(c *cobra.Command, args []string) error {
		r, err := checker.Draft(*dir, args[0])
		if err != nil {
			return err
		}
		files, err := writeRule(*r)
		if err != nil {
			return fmt.Errorf("new rule: %w", err)
		}
		return ruleSteps(c.OutOrStdout(), *r, files)
	}
	return c
}

// blanks are what the templates fill in.
type blanks struct {
	checker.NewRule
	Last  string // the last part of the package
	Fires bool
}

// writeRule writes a rule's files and lists them. Nothing is overwritten: the
// folder is new.
func writeRule(r checker.NewRule) (files []string, err error) {
	tmpl, err := gotemplate.ParseFS(scaffold, "scaffold/*.tmpl")
	if err != nil {
		return nil, err
	}
	in := blanks{NewRule: r, Last: strings.ReplaceAll(r.Name, "-", "_")}
	outputs := []struct {
		from, to string
		fires    bool
	}{
		{"rule.rego.tmpl", r.Name + ".rego", false},
		{"test.rego.tmpl", r.Name + "_test.rego", false},
		{"book.cue.tmpl", "fires/book.cue", true},
		{"book.cue.tmpl", "quiet/book.cue", false},
	}
	for _, o := range outputs {
		if r.Own && strings.HasSuffix(o.to, ".cue") {
			continue
		}
		in.Fires = o.fires
		path := filepath.Join(r.Folder(), filepath.FromSlash(o.to))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		var text strings.Builder
		if err := tmpl.ExecuteTemplate(&text, o.from, in); err != nil {
			return nil, err
		}
		if err := replaceFile(path, func(w io.Writer) error { _, err := io.WriteString(w, text.String()); return err }); err != nil {
			return nil, err
		}
		files = append(files, filepath.ToSlash(path))
	}
	return files, nil
}

func ruleSteps(w io.Writer, r checker.NewRule, files []string) error {
	folder := filepath.ToSlash(r.Folder())
	fmt.Fprintf(w, "Wrote the rule %s. Its tests pass as it is; roe check stops until the TODOs are written:\n", r.ID)
	for _, f := range files {
		fmt.Fprintf(w, "  %s\n", f)
	}
	fmt.Fprintf(w, `Next:
  roe test %[1]s --watch, in another window
  edit %[1]s/%[2]s.rego: your condition in place of the example, then what is marked TODO
  roe facts --schema, and roe facts on a book: every field that a rule can read
`, folder, r.Name)
	if r.Own {
		topic, _, _ := strings.Cut(r.ID, "/")
		_, err := fmt.Fprintf(w, "  add to testdata/rules/%s: a case in fires, marked // want %s, and its twin in quiet\n", topic, r.ID)
		return err
	}
	_, err := fmt.Fprintf(w, "  edit the books in fires and quiet: the smallest ones that show your rule at work\n")
	return err
}
