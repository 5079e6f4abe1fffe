package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/book"
)

// shelves are the parts of the library, in the order in which help names them.
var shelves = []struct {
	name string
	list func(w io.Writer, b *book.Book)
}{
	{"documents", listDocuments}, {"actions", listActions}, {"circumstances", listCircumstances}, {"channels", listChannels},
	{"purposes", listPurposes}, {"subjects", listSubjects}, {"requests", listRequestPaths},
}

func newLibrary() *cobra.Command {
	var names []string
	for _, s := range shelves {
		names = append(names, s.name)
	}
	return &cobra.Command{
		Use:   "library [" + strings.Join(names, "|") + "|ID]",
		Short: "List the words that every book can use: documents, actions, circumstances, channels and more",
		Long: `Library lists what comes with roe and can be named in any book: statutes and
orders (name them under "uses"), the actions that norms speak of, the
circumstances that "when" and "unless" name, interoperability channels, the
purposes of deployments, the subjects of clauses, and the ways to ask for help.
With the id of a document it shows what that document says, and on what source.`,
		Example: `  roe library documents
  roe library ca/pc-13652
  roe library actions`,
		Args:      cobra.MaximumNArgs(1),
		ValidArgs: names,
		RunE: func(c *cobra.Command, args []string) error {
			library, err := checker.Library()
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
			defer w.Flush()
			for i, s := range shelves {
				if len(args) == 1 && args[0] == s.name {
					s.list(w, library)
					return nil
				}
				if len(args) == 0 {
					if i > 0 {
						fmt.Fprintln(w)
					}
					fmt.Fprintln(w, strings.ToUpper(s.name))
					s.list(w, library)
				}
			}
			if len(args) == 1 {
				in, way := library.Instruments[args[0]], library.RequestPaths[args[0]]
				if way != nil {
					showRequestPath(w, way)
				}
				if in == nil && way != nil {
					return nil
				}
				if in == nil {
					return fmt.Errorf("the library has no document %q; \"roe library documents\" lists them", args[0])
				}
				showDocument(w, in)
			}
			return nil
		},
	}
}

func listDocuments(w io.Writer, b *book.Book) {
	for _, id := range slices.Sorted(maps.Keys(b.Instruments)) {
		fmt.Fprintf(w, "%s\t%s\t%s\n", id, b.Instruments[id].Cite, certainty(b.Instruments[id].Source))
	}
}

func certainty(s *book.Source) string {
	if s == nil {
		return ""
	}
	return cmp.Or(s.Confidence, "stated")
}

func listActions(w io.Writer, b *book.Book) {
	for _, id := range slices.Sorted(maps.Keys(b.Actions)) {
		a := b.Actions[id]
		in := ""
		if len(a.In) > 0 {
			in = "is " + strings.Join(a.In, ", ")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", id, a.Phrase, in)
	}
}

func listCircumstances(w io.Writer, b *book.Book) {
	ids := slices.SortedFunc(maps.Keys(b.Dimensions), func(x, y string) int { return cmp.Compare(b.Dimensions[x].Order, b.Dimensions[y].Order) })
	for _, id := range ids {
		d := b.Dimensions[id]
		for _, v := range d.Values {
			fmt.Fprintf(w, "%s\t%s\t%s\n", id, v.ID, v.Phrase)
		}
		for _, word := range slices.Sorted(maps.Keys(d.Words)) {
			fmt.Fprintf(w, "%s\t%s\tany of %s\n", id, word, strings.Join(d.Words[word].Values, ", "))
		}
	}
}

func listChannels(w io.Writer, b *book.Book) {
	for _, id := range slices.Sorted(maps.Keys(b.Channels)) {
		c := b.Channels[id]
		fmt.Fprintf(w, "%s\t%s\t%s\t%.5f MHz\t%s\n", id, c.Band, c.Mode, c.RX, c.Use)
	}
}

func listPurposes(w io.Writer, b *book.Book) {
	for _, id := range slices.Sorted(maps.Keys(b.Purposes)) {
		fmt.Fprintf(w, "%s\t%s\n", id, b.Purposes[id].Title)
	}
}

func listSubjects(w io.Writer, b *book.Book) {
	for _, id := range slices.Sorted(maps.Keys(b.Subjects)) {
		fmt.Fprintf(w, "%s\t%s\n", id, b.Subjects[id].Title)
	}
}

func listRequestPaths(w io.Writer, b *book.Book) {
	for _, id := range slices.Sorted(maps.Keys(b.RequestPaths)) {
		p := b.RequestPaths[id]
		var levels []string
		for _, l := range p.Levels {
			levels = append(levels, l.Title)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", id, p.Title, strings.Join(levels, ", then "))
	}
}

func showRequestPath(w io.Writer, p *book.RequestPath) {
	fmt.Fprintf(w, "%s\n%s, %s\n", p.Title, p.Cite, p.Kind)
	if s := p.Source; s != nil {
		fmt.Fprintf(w, "Source: %s (%s)\n", strings.TrimSpace(s.Document+" "+s.URL), certainty(s))
	}
	for i, l := range p.Levels {
		fmt.Fprintf(w, "%d. %s\n", i+1, l.Title)
	}
	fmt.Fprintln(w)
}

func showDocument(w io.Writer, in *book.Instrument) {
	fmt.Fprintf(w, "%s\n%s, %s\n", in.Title, in.Cite, in.Kind)
	if s := in.Source; s != nil {
		fmt.Fprintf(w, "Source: %s (%s)\n", strings.TrimSpace(s.Document+" "+s.URL), certainty(s))
	}
	for _, section := range slices.Sorted(maps.Keys(in.Norms)) {
		fmt.Fprintf(w, "\n%s\n  %s\n", section, in.Norms[section].Text)
	}
	for _, section := range slices.Sorted(maps.Keys(in.Notes)) {
		fmt.Fprintf(w, "\n%s (a note, no rule)\n  %s\n", section, in.Notes[section])
	}
	fmt.Fprintln(w, "\nThis is no legal advice: read the live source before you rely on it.")
}
