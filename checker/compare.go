package checker

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/diff"
	"roe.example/checker/history"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// Diff says what is different between two versions of books, and what comes of
// it. Each is a directory, a file, a git revision (REF, or REF:PATH), or an
// earlier report. Both are judged by the same rules, on the same day. It is for
// the agencies alone. Faults come back as diagnostics, and there is no
// comparison then.
func Diff(ctx context.Context, opt Options, before, after string) (*report.Diff, []book.Diagnostic, error) {
	go engine()
	d := &comparison{opt: opt}
	err := limited(ctx, opt.Timeout, func(ctx context.Context) error { return d.run(ctx, before, after) })
	if err != nil || len(d.faults) > 0 {
		return nil, d.faults, err
	}
	return d.out, nil, nil
}

// comparison is one on its way.
type comparison struct {
	opt     Options
	old, as *version
	own     *own
	faults  []book.Diagnostic
	out     *report.Diff
}

// version is one side: where it is read, and what it holds.
type version struct {
	name    string // as it was asked for
	path    string // absolute, with /... for all below; empty for a report
	root    string // what books are named from
	history *history.Version
	report  *report.Report
	books   []*book.Located
}

func (d *comparison) run(ctx context.Context, before, after string) (err error) {
	d.old, d.as = &version{name: before}, &version{name: after}
	if err := d.find(d.old, after); err != nil || len(d.faults) > 0 {
		return err
	}
	if err := d.find(d.as, before); err != nil || len(d.faults) > 0 {
		return err
	}
	today, err := day(d.opt.Today)
	if err != nil {
		return err
	}
	d.opt.Today = today.Format("2006-01-02") // one day for both, even at midnight
	d.own = startOwn(ctx, d.opt)
	defer d.own.close()
	for _, v := range []*version{d.old, d.as} {
		if err := d.judge(ctx, v); err != nil {
			return err
		}
	}
	if d.unknown(); len(d.faults) > 0 {
		return nil
	}
	d.out = &report.Diff{Today: d.opt.Today, Old: before, New: after}
	d.compare()
	d.out.Complete()
	return nil
}

func (d *comparison) fault(message, hint string) {
	d.faults = append(d.faults, book.Diagnostic{Message: message, Hint: hint})
}

// find tells what an operand is: a report, what lies on the disk, or a version
// in git.
func (d *comparison) find(v *version, other string) error {
	dir := folders([]string{v.name})[0]
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir() && filepath.Ext(dir) == ".json" && looksLikeReport(dir):
		var fault *book.Diagnostic
		if v.report, fault = readBaseline(dir, report.Internal); fault != nil {
			fault.Message = strings.Replace(fault.Message, "The baseline", "This report", 1)
			d.faults = append(d.faults, *fault)
		}
		return nil
	case err == nil:
		v.path, err = filepath.Abs(v.name)
		v.root, _ = filepath.Abs(dir)
		if !info.IsDir() {
			v.root = filepath.Dir(v.root)
		}
		return err
	}
	return d.inHistory(v, other)
}

// looksLikeReport tells a report from a book that is written in JSON.
func looksLikeReport(name string) bool {
	data, err := readReport(name)
	return err == nil && strings.Contains(string(data), `"findings"`) && strings.Contains(string(data), `"version"`)
}

// inHistory finds REF:PATH, or REF: then the path is that of the other side, or
// the present folder.
func (d *comparison) inHistory(v *version, other string) error {
	ref, inside, stated := strings.Cut(v.name, ":")
	from := "."
	if _, err := os.Stat(folders([]string{other})[0]); err == nil && !stated {
		from = other
	}
	if !stated && filepath.Ext(from) == ".json" && looksLikeReport(from) {
		from = "."
	}
	repository, err := history.Open(folders([]string{from})[0])
	if err == nil {
		v.history, err = repository.Version(ref)
	}
	var fault *history.Fault
	if errors.As(err, &fault) {
		d.fault(fmt.Sprintf("%q is no folder and no file, so it was read as a git revision. %s", v.name, fault.Message), fault.Hint)
		return nil
	} else if err != nil {
		return err
	}
	if !stated {
		v.path, err = filepath.Abs(from)
		v.root, _ = filepath.Abs(folders([]string{from})[0])
		return err
	}
	v.path = filepath.Join(v.history.Root(), filepath.FromSlash(inside))
	if strings.HasPrefix(inside, "./") || inside == "." {
		v.path, err = filepath.Abs(filepath.FromSlash(inside))
	}
	v.root = folders([]string{v.path})[0]
	return err
}

// judge reads and judges a version. A folder without a book of its own stands
// for those below it.
func (d *comparison) judge(ctx context.Context, v *version) error {
	if v.report != nil {
		return nil
	}
	opt := d.opt
	opt.Audience, opt.Baseline, opt.Since = report.Internal, "", ""
	if v.history != nil {
		opt.Disk, opt.Overlay = v.history, nil
	}
	disk := opt.Disk
	if len(load.Folders(disk, loading(opt.Config, 0).Exclude, v.path)) == 0 && !strings.HasSuffix(v.path, "...") {
		v.path = filepath.Join(v.path, "...")
	}
	opt.Paths = []string{v.path}
	r := &run{Options: opt, rules: compiled, own: d.own, past: true}
	if err := r.state(ctx, r.joinedOnDemand); err != nil {
		return fmt.Errorf("judge %s: %w", v.name, err)
	}
	x, err := r.judge(ctx)
	if err != nil {
		return fmt.Errorf("judge %s: %w", v.name, err)
	}
	v.report, v.books = x.Report, x.Books
	d.judged(v)
	return nil
}

// judged refuses a version that could not be judged.
func (d *comparison) judged(v *version) {
	if v.report.Incomplete {
		d.fault(fmt.Sprintf("Some rules could not judge %s, so what they missed would seem opened or closed: %s.", v.name, failed(v.report)), "Compare other versions.")
	}
	if len(v.report.Diagnostics) == 0 {
		return
	}
	d.fault(fmt.Sprintf("%s has faults, so it cannot be compared:", v.name), "Mend them, or compare another version.")
	for _, f := range v.report.Diagnostics {
		if v.history != nil && f.File != "" {
			ref, _, _ := strings.Cut(v.name, ":")
			f.File = ref + ":" + f.File
		}
		d.faults = append(d.faults, f)
	}
}

// unknown reports a deployment that neither side has.
func (d *comparison) unknown() {
	if len(d.faults) == 0 && d.old.books != nil && d.as.books != nil {
		d.faults = unknownDeployments(slices.Concat(d.old.books, d.as.books), d.opt.Deployments)
	}
}

func (d *comparison) compare() {
	pairs, renamed := d.pair()
	for _, p := range pairs {
		d.out.Meaning = append(d.out.Meaning, d.meaning(p)...)
	}
	d.out.MeaningKnown = d.old.books != nil && d.as.books != nil
	if !d.out.MeaningKnown {
		d.out.Remarks = append(d.out.Remarks, "A report holds no agreements, so only conflicts and verdicts are compared.")
	}
	if d.old.report.AsOf != d.as.report.AsOf {
		d.out.Remarks = append(d.out.Remarks, "The two were not judged as of the same time, so conflicts may differ by that alone.")
	}
	for _, v := range []*version{d.old, d.as} {
		if v.history == nil {
			continue
		}
		for _, name := range v.history.Submodules() {
			d.out.Remarks = append(d.out.Remarks, fmt.Sprintf("%s is a repository of its own (a submodule) and was not read in %s.", name, v.name))
		}
	}
	d.out.DiffReports(report.Against{Earlier: d.old.report, Renamed: renamed, SamePaths: true}, d.as.report)
}

// pair is a book in both versions; one may lack it.
type pair struct{ old, now *book.Located }

// pair finds the same books: those of the same name below what was asked for,
// then those that hold mostly the same.
func (d *comparison) pair() (pairs []pair, renamed map[string]string) {
	if d.old.books == nil || d.as.books == nil {
		return nil, nil
	}
	renamed = map[string]string{}
	left := slices.Clone(d.old.books)
	take := func(now *book.Located, same func(old *book.Located) bool) bool {
		i := slices.IndexFunc(left, same)
		if i < 0 {
			return false
		}
		pairs, renamed[left[i].Dir] = append(pairs, pair{left[i], now}), now.Dir
		left = slices.Delete(left, i, i+1)
		return true
	}
	var rest []*book.Located
	for _, now := range d.as.books {
		if !take(now, func(old *book.Located) bool { return d.old.below(old) == d.as.below(now) }) {
			rest = append(rest, now)
		}
	}
	for _, now := range rest {
		if !take(now, func(old *book.Located) bool { return mostlySame(old.Book, now.Book) }) {
			pairs = append(pairs, pair{nil, now})
		}
	}
	for _, old := range left {
		pairs = append(pairs, pair{old, nil})
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return strings.Compare(a.name(), b.name()) })
	return pairs, renamed
}

func (p pair) name() string {
	if p.now != nil {
		return p.now.Dir
	}
	return p.old.Dir
}

// below is what a book is called from the folder that was asked for.
func (v *version) below(b *book.Located) string {
	abs, err := filepath.Abs(filepath.FromSlash(b.Dir))
	if err != nil {
		return b.Dir
	}
	rel, err := filepath.Rel(v.root, abs)
	if err != nil {
		return b.Dir
	}
	return filepath.ToSlash(rel)
}

// mostlySame tells whether two books hold mostly the same agencies, documents,
// agreements and deployments.
func mostlySame(a, b *book.Book) bool {
	x, y := entities(a), entities(b)
	shared := 0
	for id := range x {
		if y[id] {
			shared++
		}
	}
	return shared > 0 && 2*shared >= max(len(x), len(y))
}

func entities(b *book.Book) map[string]bool {
	out := map[string]bool{}
	for id := range b.Agencies {
		out["agencies/"+id] = true
	}
	for id := range b.Instruments {
		out["instruments/"+id] = true
	}
	for id := range b.Agreements {
		out["agreements/"+id] = true
	}
	for id := range b.Deployments {
		out["deployments/"+id] = true
	}
	return out
}

// meaning says what is different in a book, and what became of the book.
func (d *comparison) meaning(p pair) (out []report.Difference) {
	say := func(change, text string) {
		out = append(out, report.Difference{Book: p.name(), Subject: "The book", Change: change, Text: text})
	}
	switch {
	case p.old == nil:
		say(report.PartAdded, fmt.Sprintf("The book %s is new.", p.now.Dir))
	case p.now == nil:
		say(report.PartRemoved, fmt.Sprintf("The book %s is gone.", p.old.Dir))
	case d.old.below(p.old) != d.as.below(p.now):
		say(report.PartRenamed, fmt.Sprintf("The book %s was called %s before.", p.now.Dir, path.Clean(p.old.Dir)))
	}
	return append(out, diff.Meaning(p.old, p.now)...)
}
