package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"

	"roe.example/checker/render/columns"
	"roe.example/checker/render/jsonout"
	"roe.example/checker/render/markdown"
	"roe.example/checker/render/web"
	"roe.example/checker/report"
	"roe.example/checker/rule"
	"roe.example/checker/sweep"
	"roe.example/checker/sweep/tally"
)

// Formats of a sweep.
const (
	asParquet, asCSV, asHTML, asMarkdown, asJSON = "parquet", "csv", "html", "markdown", "json"
)

// sweepPapers are the flags that say what of a sweep is written, and where.
// Sweep has them, and merge.
type sweepPapers struct {
	dir, host, aid *string
	every          *bool
	format         *several
}

func addSweepPapers(c *cobra.Command) *sweepPapers {
	f := c.Flags()
	return &sweepPapers{
		dir:    f.StringP("output", "o", "", "the `FOLDER` to write into; it is made if it is not there"),
		host:   f.String("host", "", "list all pairs in which this agency (its `ID`) is host as well; with --aid, that pair"),
		aid:    f.String("aid", "", "list all pairs in which this agency (its `ID`) comes to help as well"),
		every:  f.Bool("every-pair", false, "list all pairs of agencies as well, a row a conflict; of a thousand agencies that can be 30 million rows"),
		format: chooseSeveral(c, "format", "write these formats, with commas between them: tables as parquet and csv, the summary and who can help whom as html, the summary as markdown and json (default: all)", asParquet, asCSV, asHTML, asMarkdown, asJSON),
	}
}

// check finds before a long run what could not be written after it.
func (p *sweepPapers) check(c *cobra.Command) error {
	for _, name := range []string{"host", "aid"} {
		if f := c.Flags().Lookup(name); f.Changed && f.Value.String() == "" {
			return fmt.Errorf("--%s is empty; name an agency by its id", name)
		}
	}
	if *p.dir == "" {
		return errors.New("name the folder to write into with --output (-o)")
	}
	if *p.every && *p.host+*p.aid != "" {
		return errors.New("--every-pair lists the pairs of all agencies; leave it out, or leave --host and --aid out")
	}
	if *p.host != "" && *p.host == *p.aid {
		return fmt.Errorf("--host and --aid are both %s; an agency is not compared with itself", *p.host)
	}
	if err := checkFolder(*p.dir); err != nil {
		return err
	}
	return canWriteInto(*p.dir)
}

// apart refuses to write the result among the books: so many files hide the
// manuals. A folder of its own inside theirs is fine.
func (p *sweepPapers) apart(paths []string) error {
	if *p.dir == "" {
		return nil
	}
	out := realPath(*p.dir)
	for _, path := range pathsOr(paths, ".") {
		dir, below := strings.CutSuffix(filepath.ToSlash(path), "...")
		if info, err := os.Stat(dir); err == nil && !info.IsDir() {
			dir = filepath.Dir(dir)
		}
		from := realPath(filepath.Join(".", filepath.FromSlash(dir)))
		inside := below && strings.HasPrefix(out, strings.TrimSuffix(from, string(filepath.Separator))+string(filepath.Separator))
		if out == from || inside && holdsBooks(*p.dir) {
			return fmt.Errorf("the books lie in %s, and the files of the result would be mixed with them; name a folder of its own, such as -o %s",
				filepath.ToSlash(*p.dir), filepath.ToSlash(filepath.Join(*p.dir, "result")))
		}
	}
	return nil
}

// holdsBooks tells whether documents lie in a folder itself. JSON may be of an
// earlier result.
func holdsBooks(dir string) bool {
	entries, _ := os.ReadDir(dir)
	return slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		return !e.IsDir() && slices.Contains([]string{".cue", ".yaml", ".yml"}, filepath.Ext(e.Name()))
	})
}

func (p *sweepPapers) wants(format string) bool {
	return len(p.format.values) == 0 || slices.Contains(p.format.values, format)
}

// agencies refuses a host or an aid that the books do not have.
func (p *sweepPapers) agencies(s *sweep.Survey) error {
	for _, flag := range []struct{ name, id string }{{"--host", *p.host}, {"--aid", *p.aid}} {
		if flag.id != "" && place(s, flag.id) < 0 {
			return noAgency(s, flag.name, flag.id)
		}
	}
	return nil
}

// place of an agency in a survey; -1: it is not there, or none was named.
func place(s *sweep.Survey, id string) int {
	return slices.IndexFunc(s.Agencies, func(a sweep.Agency) bool { return a.ID == id })
}

// fewAgencies is how many a message lists.
const fewAgencies = 5

// noAgency names the agencies that may be meant: those of which the word is part
// of the name, else those with the nearest ids.
func noAgency(s *sweep.Survey, flag, id string) error {
	if len(s.Agencies) == 0 {
		return fmt.Errorf("%s: there is no agency %q: the books have no agencies", flag, id)
	}
	var ids []string
	word := strings.ToLower(id)
	for _, a := range s.Agencies {
		if strings.Contains(strings.ToLower(a.ID+"\n"+a.Name+"\n"+a.Short), word) {
			ids = append(ids, a.ID)
		}
	}
	if len(ids) == 0 {
		for _, a := range s.Agencies {
			ids = append(ids, a.ID)
		}
		slices.SortStableFunc(ids, func(a, b string) int {
			return cmp.Compare(levenshtein.ComputeDistance(word, a), levenshtein.ComputeDistance(word, b))
		})
	}
	ids = ids[:min(len(ids), fewAgencies)]
	return fmt.Errorf("%s: the books have no agency %q; name it by its id, such as %s", flag, id, report.List(ids))
}

// sweepTold is what was told of a sweep.
type sweepTold struct {
	tally     *tally.Tally
	summary   *tally.Summary
	host, aid int      // whose pairs are listed, by their places; -1: anybody's
	notices   []string // what a reader of the files has to know
}

// sweepTable is one of the tables.
type sweepTable struct {
	tally.Table
	parquet, csv func(io.Writer) error
}

// tableOf makes one. Capped gives the rows in the order in which those of a CSV
// are taken where not all fit.
func tableOf[T any](name, about string, n int64, rows, capped iter.Seq[T]) sweepTable {
	t := sweepTable{Table: tally.Table{Name: name, About: about, Rows: n, InCSV: min(n, columns.Most)}}
	t.parquet = func(w io.Writer) error { return columns.Parquet(w, rows) }
	t.csv = func(w io.Writer) error {
		if n > columns.Most {
			return columns.CSV(w, capped, columns.Most)
		}
		return columns.CSV(w, rows, columns.Most)
	}
	return t
}

// worstFirst goes through rows once for each standing.
func worstFirst[T any](standings []string, rows func(standing string) iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, s := range standings {
			for row := range rows(s) {
				if !yield(row) {
					return
				}
			}
		}
	}
}

func rowsOf[T any](rows iter.Seq[T]) (n int64) {
	for range rows {
		n++
	}
	return n
}

func sweepTables(t *tally.Tally, host, aid int, every bool) []sweepTable {
	conflicts, norms, changes := t.ConflictRows(), t.NormRows(), t.ChangeRows()
	all := t.PairRows("")
	out := []sweepTable{
		tableOf("agencies", "an agency", rowsOf(t.AgencyRows()), t.AgencyRows(), t.AgencyRows()),
		tableOf("classes", "an agency as host or as aid on a topic, and its class", rowsOf(t.ClassRows()), t.ClassRows(), t.ClassRows()),
		tableOf("ties", "what binds hosts to aids, where something was agreed", rowsOf(t.TieRows()), t.TieRows(), t.TieRows()),
		tableOf("pairs", "a class of hosts with a class of aids on a topic", t.Rows(), all, worstFirst(tally.Standings(), t.PairRows)),
		tableOf("conflicts", "a kind of conflict: a rule, an action and a severity", int64(len(conflicts)), slices.Values(conflicts), slices.Values(conflicts)),
		tableOf("norms", "a norm, by what it says", int64(len(norms)), slices.Values(norms), slices.Values(norms)),
		tableOf("changes", "a change in some agencies' rules on one action", int64(len(changes)), slices.Values(changes), slices.Values(changes)),
	}
	if host >= 0 || aid >= 0 || every {
		rows := func(standing string) iter.Seq[tally.AgencyPairRow] { return t.AgencyPairRows(host, aid, standing) }
		listed := tableOf("by-agency", "a conflict of a pair of agencies, in words", t.CountAgencyPairRows(host, aid), rows(""), worstFirst(tally.Standings(), rows))
		if listed.InCSV == listed.Rows && os.Getenv("ROE_PLAIN") != "1" {
			pieces, begin := t.AgencyPairPieces(host, aid)
			listed.csv = func(w io.Writer) error {
				return columns.CSVOf(w, columns.Pieces[tally.AgencyPairRow]{N: pieces, Begin: begin})
			}
		}
		out = append(out, listed)
	}
	return out
}

// write writes all files, and names them.
func (p *sweepPapers) write(c *cobra.Command, r *sweep.Result, rules []rule.Rule, shows *progress) (*sweepTold, error) {
	if err := p.agencies(r.Survey); err != nil {
		return nil, err
	}
	out := &sweepTold{tally: tally.Of(r, rules), host: place(r.Survey, *p.host), aid: place(r.Survey, *p.aid)}
	tables := sweepTables(out.tally, out.host, out.aid, *p.every)
	var listed []tally.Table
	for _, t := range tables {
		listed = append(listed, t.Table)
		if p.wants(asCSV) && t.InCSV < t.Rows {
			out.notices = append(out.notices, fmt.Sprintf("%s.csv has %s of %s rows, the worst first: a spreadsheet takes no more. %[1]s.parquet has all.", t.Name, tally.Number(t.InCSV), tally.Number(t.Rows)))
		}
	}
	out.summary = out.tally.Summary(listed, report.Disclaimer)
	shows.at("making the page of who can help whom")
	files := p.files(out, tables)
	shows.at("writing the tables")
	if err := makeFolder(*p.dir); err != nil {
		return nil, err
	}
	var names strings.Builder
	if err := writeFiles(&names, *p.dir, files); err != nil {
		return nil, err
	}
	out.notices = append(out.notices, p.stale(files)...)
	shows.end()
	_, err := io.WriteString(c.OutOrStdout(), names.String())
	return out, err
}

// files are those that were asked for.
func (p *sweepPapers) files(out *sweepTold, tables []sweepTable) (files []file) {
	if p.wants(asMarkdown) {
		files = append(files, file{"summary.md", func(w io.Writer) error { return markdown.WriteSweep(w, out.summary) }})
	}
	if p.wants(asJSON) {
		files = append(files, file{"summary.json", func(w io.Writer) error { return jsonout.WriteSweep(w, out.summary) }})
	}
	if p.wants(asHTML) {
		const matrix = "who-can-help-whom.html"
		m, beside := out.tally.Matrix(), matrix
		if m == nil {
			beside = ""
			out.notices = append(out.notices, fmt.Sprintf("%s was not written: a page of more than %s agencies says little. The tables have all pairs.", matrix, tally.Number(tally.MostInMatrix)))
		}
		files = append(files, file{"summary.html", func(w io.Writer) error { return web.SweepSummary(w, out.summary, beside) }})
		if m != nil {
			files = append(files, file{matrix, func(w io.Writer) error { return web.Sweep(w, m, []string{report.Disclaimer}) }})
		}
	}
	for _, t := range tables {
		if p.wants(asParquet) {
			files = append(files, file{t.Name + ".parquet", t.parquet})
		}
		if p.wants(asCSV) {
			files = append(files, file{t.Name + ".csv", t.csv})
		}
	}
	return files
}

// stale names files of an earlier sweep that this one leaves behind.
func (p *sweepPapers) stale(now []file) (out []string) {
	for _, name := range []string{"summary.md", "summary.json", "summary.html", "who-can-help-whom.html", "by-agency.parquet", "by-agency.csv", "pairs.parquet", "pairs.csv"} {
		if slices.ContainsFunc(now, func(f file) bool { return f.name == name }) {
			continue
		}
		if path := filepath.Join(*p.dir, name); exists(path) {
			out = append(out, filepath.ToSlash(path)+" is of an earlier run.")
		}
	}
	return out
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
