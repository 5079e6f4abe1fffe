package checker

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/history"
	"roe.example/checker/internal/paths"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// findEarlier finds what a run is to be held to, or faults.
func (r *run) findEarlier() (err error) {
	switch {
	case r.Baseline != "" && r.Since != "":
		r.fault("--baseline and --since both say what to compare with.", "Give one of them.")
	case r.Baseline != "":
		var fault *book.Diagnostic
		if r.baseline, fault = readBaseline(r.Baseline, r.Audience); fault != nil {
			r.faults = append(r.faults, *fault)
		}
	case r.Since != "":
		r.version, err = r.revision(r.Since)
	}
	return err
}

// against is what the report is held to; nil when it stands for itself.
func (r *run) against(ctx context.Context) (*report.Against, error) {
	switch {
	case r.baseline != nil:
		return &report.Against{
			Name: filepath.ToSlash(r.Baseline), Earlier: r.baseline, Deployments: r.Deployments, Remarks: r.differences(r.baseline),
		}, nil
	case r.version != nil:
		return r.since(ctx, r.version)
	}
	return nil, nil
}

func (r *run) fault(message, hint string) {
	r.faults = append(r.faults, book.Diagnostic{Message: message, Hint: hint})
}

// differences are those of a baseline's options that make findings come and go
// by themselves.
func (r *run) differences(base *report.Report) (remarks []string) {
	words := func(asOf string) string {
		if asOf == "" {
			return "at the deployments' own times"
		}
		return "as of " + asOf
	}
	if now := r.facts.AsOf.Value; base.AsOf != now {
		remarks = append(remarks, "The baseline was judged "+words(base.AsOf)+", this run "+words(now)+".")
	}
	return remarks
}

// since judges what the same paths held at a git revision, by the same rules
// and options.
func (r *run) since(ctx context.Context, version *history.Version) (*report.Against, error) {
	number, day := version.Commit()
	a := &report.Against{
		Name: r.Since + " (" + number + " of " + day + ")", SamePaths: true, Renamed: map[string]string{}, Deployments: r.Deployments,
	}
	old := &run{Options: r.Options, rules: r.rules, own: r.own, past: true}
	old.Baseline, old.Since, old.Overlay, old.Disk = "", "", nil, version
	old.Profile, old.Trace = nil, nil
	old.Today = r.today.Format("2006-01-02")
	old.Paths = r.pathsThen(version, a)
	if len(old.Paths) == 0 {
		a.Earlier = report.Faulty("", r.Audience, nil, nil)
		return a, nil
	}
	if err := old.state(ctx, r.joinedOnDemand); err != nil {
		return nil, fmt.Errorf("judge the version at %s: %w", r.Since, err)
	}
	x, err := old.judge(ctx)
	if err != nil {
		return nil, fmt.Errorf("judge the version at %s: %w", r.Since, err)
	}
	r.unlikePast(x.Report)
	for _, id := range missingFrom(old.books, r.Deployments) {
		a.Remarks = append(a.Remarks, fmt.Sprintf("There was no deployment %q then: all that is found of it is new.", id))
	}
	for _, name := range version.Submodules() {
		a.Remarks = append(a.Remarks, name+" is a repository of its own (a submodule), whose earlier version was not read: all that is found in it is new.")
	}
	a.Earlier = x.Report
	if len(r.Deployments) > 0 { // without any of them then, all were judged
		a.Earlier.Findings = slices.DeleteFunc(a.Earlier.Findings, func(f report.Finding) bool {
			return f.Deployment != "" && !slices.Contains(r.Deployments, f.Deployment)
		})
	}
	return a, nil
}

// revision finds a revision in the repository of all paths.
func (r *run) revision(ref string) (*history.Version, error) {
	repository, err := history.Open(folders(r.Paths)...)
	if err == nil {
		var v *history.Version
		if v, err = repository.Version(ref); err == nil {
			return v, nil
		}
	}
	var fault *history.Fault
	if errors.As(err, &fault) {
		r.fault(fault.Message, fault.Hint)
		return nil, nil
	}
	return nil, err
}

// folders are patterns without their dots.
func folders(patterns []string) (out []string) {
	for _, p := range patterns {
		dir, _ := strings.CutSuffix(filepath.ToSlash(p), "...")
		if dir == "" {
			dir = "."
		}
		out = append(out, filepath.FromSlash(dir))
	}
	return out
}

// unlikePast refuses to compare with what could not be judged: everything
// would seem new, or worse, gone.
func (r *run) unlikePast(old *report.Report) {
	mend := "Name an older revision, at which the books can be read, or leave out --since: then all findings count."
	switch {
	case len(old.Diagnostics) > 0:
		r.fault(fmt.Sprintf("The version at %s has faults, so nothing can be compared with it:", r.Since), mend)
		for _, d := range old.Diagnostics {
			d.File = r.Since + ":" + d.File
			for i := range d.Also {
				d.Also[i].File = r.Since + ":" + d.Also[i].File
			}
			r.faults = append(r.faults, d)
		}
	case old.Incomplete:
		r.fault(fmt.Sprintf("Some rules could not judge the version at %s, so what they missed would seem new: %s.", r.Since, failed(old)), mend)
	}
}

func failed(r *report.Report) string {
	var ids []string
	for _, f := range r.Failures {
		ids = append(ids, f.Rule)
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), ", ")
}

// pathsThen leaves out paths that held no book then, and finds folders that
// were called otherwise.
func (r *run) pathsThen(version *history.Version, a *report.Against) (paths []string) {
	for _, p := range r.Paths {
		if len(load.Folders(version, loading(r.Config, 0).Exclude, p)) > 0 {
			paths = append(paths, p)
			continue
		}
		if then := r.formerly(version, p); then != "" {
			a.Renamed[display(then)] = display(p)
			a.Remarks = append(a.Remarks, fmt.Sprintf("%s was called %s then.", display(p), display(then)))
			paths = append(paths, then)
			continue
		}
		a.Remarks = append(a.Remarks, fmt.Sprintf("%s held no book then: all that is found in it is new.", p))
	}
	return paths
}

// formerly finds the folder that a book lay in: one that is not there any more
// and holds at least half of the book's files, by name or content.
func (r *run) formerly(version *history.Version, path string) string {
	abs, err := filepath.Abs(path)
	if err != nil || strings.HasSuffix(path, "...") {
		return ""
	}
	now := contents(nil, abs)
	best, most := "", 0
	for _, dir := range load.Folders(version, loading(r.Config, 0).Exclude, filepath.Join(version.Root(), "...")) {
		if _, err := os.Stat(dir); err == nil {
			continue
		}
		if n := alike(now, contents(version, dir)); 2*n >= len(now) && n > most {
			best, most = dir, n
		}
	}
	return best
}

// contents are a folder's book files, by name.
func contents(disk load.Disk, dir string) map[string]string {
	files, _ := load.Files(disk, dir) // what cannot be read is like nothing
	return files
}

// alike counts the files that two folders share: the same content under any
// name, or the same name and mostly the same lines.
func alike(now, then map[string]string) (n int) {
	texts := map[string]bool{}
	for _, text := range then {
		texts[text] = true
	}
	for name, text := range now {
		if texts[text] || mostly(text, then[name]) {
			n++
		}
	}
	return n
}

// mostly tells whether more than half of the lines are in the other text too.
func mostly(a, b string) bool {
	lines := map[string]bool{}
	for line := range strings.Lines(b) {
		lines[line] = true
	}
	all, found := 0, 0
	for line := range strings.Lines(a) {
		all++
		if lines[line] {
			found++
		}
	}
	return 2*found > all
}

// display names a path as reports do.
func display(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	return paths.Display(abs)
}
