package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"roe.example/checker/book"
	"roe.example/checker/load"
	"roe.example/checker/worksheet"
)

func newWorksheet() *cobra.Command {
	c := &cobra.Command{
		Use:   "worksheet",
		Short: "Put a book into a spreadsheet for people who do not write CUE, and make a book of it",
		Long: `Worksheet makes an Excel workbook in which people who know their manual, and not
roe's words, put down what their agency's documents say. A filled one becomes a
book that roe checks like every other.`,
		Example: `  roe worksheet new -o riverton.xlsx --agency "Riverton Police Department" --state CA
  roe worksheet import riverton.xlsx -o my-county`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return fmt.Errorf("roe cannot %q a worksheet; there are \"roe worksheet new\" and \"roe worksheet import\"", args[0])
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newWorksheetNew(), newWorksheetImport())
	return c
}

func newWorksheetNew() *cobra.Command {
	c := &cobra.Command{
		Use:   "new -o FILE.xlsx",
		Short: "Write an empty worksheet, or one that begins with what a book says",
		Long: `New writes a workbook for Excel or LibreOffice with a sheet for each part of a
book: agencies, documents and their rules, radios, agreements with the questions
that they should answer, deployments. Cells offer what there is to choose from
and say what belongs there.

With --from it begins with what a book says, so that a filled worksheet can be
updated; --agency then keeps to one agency, its documents and their rules. What
the worksheet cannot hold is listed: keep those parts in files of the book.

Exit codes: 0 written; 2 not written (bad input).`,
		Example: `  roe worksheet new -o riverton.xlsx --agency "Riverton Police Department" --state CA
  roe worksheet new -o harbor.xlsx --from agreements/coast --agency harbor-pd`,
		Args: cobra.NoArgs,
	}
	out := c.Flags().StringP("output", "o", "", "the workbook to write")
	agency := c.Flags().String("agency", "", "the agency that fills it in: its name; with --from, its id in the book")
	state := c.Flags().String("state", "", "the agency's state: OR")
	from := c.Flags().String("from", "", "the folder or file of a book to begin with")
	addCacheFlag(c)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := workbookName(*out); err != nil {
			return err
		}
		opt := worksheet.Options{Agency: *agency, State: *state}
		if *from != "" {
			b, err := oneBook(c, *from)
			if err != nil {
				return err
			}
			opt.From, opt.Only = b, *agency
		}
		if err := opt.Check(); err != nil {
			return err
		}
		return writeWorksheet(c, *out, opt)
	}
	return c
}

func workbookName(name string) error {
	switch {
	case name == "":
		return errors.New("name the workbook to write, for example: roe worksheet new -o riverton.xlsx")
	case !strings.EqualFold(filepath.Ext(name), ".xlsx"):
		return fmt.Errorf("a worksheet is an Excel workbook: name it %s", strings.TrimSuffix(name, filepath.Ext(name))+".xlsx")
	}
	return nil
}

func writeWorksheet(c *cobra.Command, out string, opt worksheet.Options) error {
	data, left, err := worksheet.New(opt)
	if err != nil {
		return err
	}
	f := file{filepath.Base(out), func(w io.Writer) error { _, err := w.Write(data); return err }}
	if there, err := os.ReadFile(out); err == nil && !bytes.Equal(there, data) {
		return fmt.Errorf("%s is there already and says something else, so nothing was written: move it, or name another file with --output", filepath.ToSlash(out))
	}
	if err := writeDrafts(c.OutOrStdout(), filepath.Dir(out), []file{f}); err != nil {
		return err
	}
	if len(left) == 0 {
		return nil
	}
	fmt.Fprintf(c.ErrOrStderr(), "The worksheet cannot hold all that the book says. Not in it:\n")
	for _, l := range left {
		fmt.Fprintf(c.ErrOrStderr(), "  %s\n", l)
	}
	fmt.Fprintln(c.ErrOrStderr(), "Keep these parts in files of the book: a book that is made of the worksheet does not have them.")
	return nil
}

// oneBook reads the book to begin with.
func oneBook(c *cobra.Command, path string) (*book.Located, error) {
	r, err := load.Load(c.Context(), []string{path}, load.Options{Cache: cacheOf(c)})
	if err != nil {
		return nil, err
	}
	for _, d := range r.Diagnostics {
		fmt.Fprintf(c.ErrOrStderr(), "%s: %s %s\n", d.Location, d.Message, d.Hint)
	}
	switch {
	case len(r.Diagnostics) > 0:
		return nil, fmt.Errorf("the book %s has faults; mend them first", path)
	case len(r.Books) != 1:
		return nil, fmt.Errorf("%s holds %d books; name the folder of one", path, len(r.Books))
	}
	return r.Books[0], nil
}

func newWorksheetImport() *cobra.Command {
	c := &cobra.Command{
		Use:   "import FILE.xlsx... -o DIR",
		Short: "Make a book of filled worksheets",
		Long: `Import reads filled worksheets and writes the book that they make together: a
file for each agency with its documents, one for places, one for agreements, one
for deployments. What is wrong is listed whole, each fault with its file, sheet
and cell; then nothing is written. A file in the folder that says something else
is not overwritten.

Exit codes: 0 written; 2 not written (faults in a worksheet, bad input).`,
		Example: `  roe worksheet import riverton.xlsx harbor.xlsx -o my-county
  roe worksheet import riverton.xlsx --stdout`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name the filled worksheets, for example: roe worksheet import riverton.xlsx -o my-county")
			}
			return nil
		},
	}
	dir := c.Flags().StringP("output", "o", "", "the folder of the book to write")
	stdout := c.Flags().Bool("stdout", false, "print the book instead of writing it")
	c.RunE = func(c *cobra.Command, args []string) error {
		if *stdout == (*dir != "") {
			return errors.New("say where the book goes: --output DIR, or --stdout")
		}
		inputs, err := worksheets(args)
		if err != nil {
			return err
		}
		return importWorksheets(c, inputs, *dir)
	}
	return c
}

func worksheets(names []string) (inputs []worksheet.Input, err error) {
	seen := map[string]bool{}
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s cannot be read: %w", filepath.ToSlash(name), reasonOf(err))
		case info.IsDir():
			return nil, fmt.Errorf("%s is a folder; name the worksheets in it", filepath.ToSlash(name))
		case info.Size() > worksheet.MostBytes:
			return nil, fmt.Errorf("%s is larger than 20 MB, which no filled worksheet is", filepath.ToSlash(name))
		case seen[filepath.Clean(name)]:
			return nil, fmt.Errorf("%s is named twice", filepath.ToSlash(name))
		}
		seen[filepath.Clean(name)] = true
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read: %w", filepath.ToSlash(name), reasonOf(err))
		}
		inputs = append(inputs, worksheet.Input{Name: filepath.ToSlash(name), Data: data})
	}
	return inputs, nil
}

func reasonOf(err error) error {
	var at *os.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

func importWorksheets(c *cobra.Command, inputs []worksheet.Input, dir string) error {
	r, err := readWorksheets(c.Context(), inputs, dir)
	if err != nil {
		return err
	}
	for _, n := range r.Notes {
		fmt.Fprintf(c.ErrOrStderr(), "note: %s\n", n)
	}
	for _, f := range r.Faults {
		fmt.Fprintln(c.ErrOrStderr(), f)
	}
	if n := len(r.Faults); n > 0 {
		noun := "faults"
		if n == 1 {
			noun = "fault"
		}
		fmt.Fprintf(c.ErrOrStderr(), "No book was written: %d %s in the worksheets. Mend these cells, save, and import again.\n", n, noun)
		return exitCode(2)
	}
	if dir == "" {
		_, err := io.WriteString(c.OutOrStdout(), r.Whole)
		return err
	}
	var files []file
	for _, f := range r.Files {
		files = append(files, file{f.Name, func(w io.Writer) error { _, err := io.WriteString(w, f.Text); return err }})
	}
	if err := writeDrafts(c.OutOrStdout(), dir, files); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), "Next: roe check %s\n", filepath.ToSlash(dir))
	return err
}

var notLetters = regexp.MustCompile(`[^a-z0-9]+`)

// readWorksheets reads worksheets into a book that fits into a folder: of the
// package to which the files there belong, else of one that is named like it.
func readWorksheets(ctx context.Context, inputs []worksheet.Input, dir string) (*worksheet.Result, error) {
	name := ""
	if dir != "" {
		name = load.PackageOf(dir)
	}
	if abs, err := filepath.Abs(dir); name == "" && err == nil && dir != "" {
		name = strings.TrimLeft(notLetters.ReplaceAllString(strings.ToLower(filepath.Base(abs)), ""), "0123456789")
	}
	if name == "" {
		name = "book"
	}
	return worksheet.Import(ctx, inputs, name)
}
