package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"roe.example/checker/render"
	"roe.example/checker/report"
)

// nothing is the format that leaves standard output alone.
const nothing = "none"

// stdoutName is the file that means standard output.
const stdoutName = "-"

// outputs are the flags that say how a report is written, and where.
type outputs struct {
	format *choice
	colors *choice
	given  []string // --output
}

// output is one report to write; an empty path is standard output.
type output struct {
	format *render.Format
	path   string
}

func addOutputs(c *cobra.Command) *outputs {
	c.Long += "\n\n" + formatHelp()
	o := &outputs{
		format: choose(c, "format", "print the report in this `FORMAT` (see above)", append(render.Names(), nothing)...),
	}
	c.Flags().StringArrayVar(&o.given, "output", nil, "write the report to a file as well: `FORMAT=FILE`, - for standard output; may be given several times")
	_ = c.RegisterFlagCompletionFunc("output", completeOutput)
	o.colors = choose(c, "color", "use colours", "auto", "always", "never")
	return o
}

// completeOutput offers the formats, and behind one of them files.
func completeOutput(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	if strings.Contains(typed, "=") {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var out []string
	for _, f := range render.Formats {
		out = append(out, f.Name+"=\t"+f.About)
	}
	return out, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
}

// plan says what is to be written where, files first, and finds before a long
// run what could not be written after it.
func (o *outputs) plan(c *cobra.Command) ([]output, error) {
	var files, screen []output
	for _, text := range o.given {
		x, err := parseOutput(text)
		if err != nil {
			return nil, fmt.Errorf("--output %s: %w", text, err)
		}
		if x.path == "" {
			screen = append(screen, x)
		} else {
			files = append(files, x)
		}
	}
	if o.format.value != nothing && (len(screen) == 0 || c.Flags().Changed("format")) {
		f, err := render.Find(o.format.value)
		if err != nil {
			return nil, err
		}
		screen = append(screen, output{format: f})
	}
	if len(screen) > 1 {
		return nil, errors.New("two reports would be mixed up on standard output; write one of them to a file, or use --format none")
	}
	if err := distinct(files); err != nil {
		return nil, err
	}
	return append(files, screen...), nil
}

func parseOutput(text string) (x output, err error) {
	name, path, found := strings.Cut(text, "=")
	if !found || name == "" || path == "" {
		return x, fmt.Errorf("write it as FORMAT=FILE, for example sarif=report.sarif; the formats are %s", strings.Join(render.Names(), ", "))
	}
	if x.format, err = render.Find(name); err != nil {
		return x, err
	}
	if path == stdoutName {
		return x, nil
	}
	x.path = path
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return x, fmt.Errorf("%s is a folder; name a file in it", path)
	}
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return x, fmt.Errorf("there is no folder %s; make it first", dir)
	}
	return x, nil
}

// distinct refuses two reports to one file, by whatever names. Devices take
// any number.
func distinct(files []output) error {
	seen := map[string]string{}
	for _, x := range files {
		if info, err := os.Stat(x.path); err == nil && !info.Mode().IsRegular() {
			continue
		}
		key := realPath(x.path)
		if before, ok := seen[key]; ok {
			return fmt.Errorf("--output names one file twice, %s and %s; only the last report would be left in it", before, x.path)
		}
		seen[key] = x.path
	}
	return nil
}

// realPath is the same for all names of a file, even one not yet there.
func realPath(path string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(dir, filepath.Base(path))
	}
	return path
}

// filesOf lists the files that a plan writes.
func filesOf(plan []output) (files []string) {
	for _, x := range plan {
		if x.path != "" {
			files = append(files, x.path)
		}
	}
	return files
}

// write writes all, and goes on where one could not be written. Faults in the
// input are told on the screen even where nothing else is.
func (o *outputs) write(c *cobra.Command, plan []output, r *report.Report) error {
	var faults []error
	if shown := slices.ContainsFunc(plan, func(x output) bool { return x.path == "" }); !shown && len(r.Diagnostics) > 0 {
		out := c.ErrOrStderr()
		faults = append(faults, writeReport("text", out, r, screenOf(out, o.colors.value)))
	}
	for _, x := range plan {
		if x.path != "" {
			faults = append(faults, replaceFile(x.path, func(w io.Writer) error {
				return writeReport(x.format.Name, w, r, screen{color: o.colors.value == "always"})
			}))
			continue
		}
		out := c.OutOrStdout()
		if len(r.Diagnostics) > 0 && x.format.People {
			out = c.ErrOrStderr()
		}
		faults = append(faults, writeReport(x.format.Name, out, r, screenOf(out, o.colors.value)))
	}
	return errors.Join(faults...)
}
