package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwarp"
	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/report"
)

func newWaive() *cobra.Command {
	c := &cobra.Command{
		Use:   "waive FINGERPRINT [PATH...]",
		Short: "Draft a waiver of one finding, to be filled in and signed",
		Long: `Waive prints a waiver of one finding, as CUE for a file in the book's folder: with
its fingerprint, the agencies that must accept it, and by whom at least. It
accepts nothing before why and terms are filled in and every agency has signed,
by name, title and day, and before a record of that is named under evidence.

A waiver accepts a finding on its days alone. It must hold today and on every
day of the deployment. Nobody can waive what rests on a statute, a court order,
a consent decree or a regulation; waive says so instead.

Exit codes: 0 printed, 2 there is no such finding, or it cannot be waived.`,
		Example: `  roe check agreements/coast --format json     prints each finding's fingerprint
  roe waive 3cdc0f1a328379f7 agreements/coast >> agreements/coast/waivers.cue`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name the fingerprint of the finding")
			}
			return nil
		},
	}
	what := addRunFlags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		opt, err := what.options(args[1:])
		if err != nil {
			return err
		}
		d, faults, err := checker.Waive(c.Context(), opt, args[0])
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			if err := writeReport("text", c.ErrOrStderr(), report.Faulty("", report.Internal, faults, nil), screen{}); err != nil {
				return err
			}
			return exitCode(2)
		}
		return writeDraft(c.OutOrStdout(), d)
	}
	return c
}

// writeDraft writes a waiver that nobody has signed.
func writeDraft(w io.Writer, d *checker.WaiverDraft) error {
	f := d.Finding
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("// To be filled in and signed. Until then it accepts nothing.")
	line("waivers: %s: {", strconv.Quote(strings.ReplaceAll(f.Rule, "/", "-")+"-"+f.Fingerprint[:8]))
	about, _ := twwarp.WrapString(f.Severity+" "+f.Rule+": "+f.Message, 90)
	for _, text := range about {
		line("\t// %s", text)
	}
	line("\tfingerprint: %q", f.Fingerprint)
	line("\t// Why the agencies accept it instead of settling it.")
	line("\twhy: \"\"")
	line("\t// What is done so that no harm comes of it.")
	line("\tterms: \"\"")
	line("\tacceptedBy: {")
	for _, s := range d.Signatures {
		line("\t\t// %s: %s. Add on: the day of the signature.", s.Short, signatories[s.By])
		line("\t\t%q: {by: %q, name: \"\", title: \"\"}", s.Agency, s.By)
	}
	line("\t}")
	line("\tfrom:  %q", d.From)
	line("\tuntil: %q", d.Until)
	line("\t// The letters, minutes or resolutions by which it was accepted, and where they are on file.")
	line("\tevidence: []")
	line("}")
	_, err := io.WriteString(w, b.String())
	return err
}

var signatories = map[string]string{"chief": "the chief, or the governing body", "governing-body": "the governing body",
	"elected-official": "the elected official, or the governing body", "state": "the state"}
