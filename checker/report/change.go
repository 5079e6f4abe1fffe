package report

import (
	"cmp"
	"slices"
)

// Change is what is different between two reports on the same books.
type Change struct {
	Opened, Closed []Finding
	// Altered findings are those of before, as they are now: another severity,
	// another text, accepted or no longer.
	Altered  []Finding
	Verdicts []VerdictChange
	// Appeared are faults in the input, rules that could not judge, and notes;
	// Mended are those that are gone.
	Appeared, Mended Remarks
}

// Remarks are what a report says beside its findings.
type Remarks struct {
	Faults   []Diagnostic
	Failures []Failure
	Notes    []Diagnostic
}

// VerdictChange is a deployment that is judged otherwise. Before or After is
// nil when there was or is no such deployment.
type VerdictChange struct{ Before, After *Verdict }

// Nothing tells whether both reports say the same.
func (c *Change) Nothing() bool {
	return len(c.Opened)+len(c.Closed)+len(c.Altered)+len(c.Verdicts) == 0 && c.Appeared.none() && c.Mended.none()
}

func (r *Remarks) none() bool { return len(r.Faults)+len(r.Failures)+len(r.Notes) == 0 }

// Compare says what changed. Findings are the same when they stand in the same
// book and have the same fingerprint, wherever their lines moved to. A report
// with faults in the input has no findings, so of them nothing is said then.
func Compare(before, after *Report) *Change {
	c := &Change{}
	c.Appeared.Faults, c.Mended.Faults = apart(before.Diagnostics, after.Diagnostics, remarkKey)
	if len(before.Diagnostics)+len(after.Diagnostics) > 0 {
		return c
	}
	c.Opened, c.Closed = apart(before.Findings, after.Findings, findingKey)
	c.Altered = altered(before.Findings, after.Findings)
	c.Verdicts = verdictChanges(before.Verdicts, after.Verdicts)
	c.Appeared.Failures, c.Mended.Failures = apart(before.Failures, after.Failures, func(f *Failure) [3]string { return [3]string{f.Rule, f.File, f.Message} })
	c.Appeared.Notes, c.Mended.Notes = apart(before.Notes, after.Notes, remarkKey)
	return c
}

func findingKey(f *Finding) [2]string { return [2]string{f.Book, f.Fingerprint} }

// remarkKey leaves out the line, which moves when something is written above.
func remarkKey(d *Diagnostic) [3]string { return [3]string{d.File, d.Path, d.Message} }

// apart gives what only after has and what only before has, each as often as
// there is more of it.
func apart[T any, K comparable](before, after []T, key func(*T) K) (added, gone []T) {
	same := func(x, y *T) bool { return key(x) == key(y) }
	head := alongside(before, after, same)
	before, after = before[head:], after[head:]
	tail := alongsideAtEnd(before, after, same)
	before, after = before[:len(before)-tail], after[:len(after)-tail]
	count := make(map[K]int, len(before))
	for i := range before {
		count[key(&before[i])]++
	}
	for i := range after {
		k := key(&after[i])
		n := count[k] - 1
		if count[k] = n; n < 0 {
			added = append(added, after[i])
		}
	}
	for i := range slices.Backward(before) {
		if k := key(&before[i]); count[k] > 0 {
			count[k]--
			gone = append(gone, before[i])
		}
	}
	slices.Reverse(gone)
	return added, gone
}

// alongside counts how many at the beginning of two lists are the same: of two
// reports mostly all but a few. alongsideAtEnd counts those at the end.
func alongside[T any](a, b []T, same func(x, y *T) bool) (n int) {
	for n < len(a) && n < len(b) && same(&a[n], &b[n]) {
		n++
	}
	return n
}

func alongsideAtEnd[T any](a, b []T, same func(x, y *T) bool) (n int) {
	for n < len(a) && n < len(b) && same(&a[len(a)-1-n], &b[len(b)-1-n]) {
		n++
	}
	return n
}

func altered(before, after []Finding) (out []Finding) {
	same := func(x, y *Finding) bool { return findingKey(x) == findingKey(y) }
	head := alongside(before, after, same)
	for i := range head {
		if !before[i].says(&after[i]) {
			out = append(out, after[i])
		}
	}
	before, after = before[head:], after[head:]
	old := map[[2]string]*Finding{}
	if len(after) > 0 {
		old = make(map[[2]string]*Finding, len(before))
		for i := range before {
			old[findingKey(&before[i])] = &before[i]
		}
	}
	for i := range after {
		if b := old[findingKey(&after[i])]; b != nil && !b.says(&after[i]) {
			out = append(out, after[i])
		}
	}
	return out
}

// says tells whether two findings read the same.
func (f *Finding) says(g *Finding) bool {
	return f.Severity == g.Severity && f.Message == g.Message && f.Remedy == g.Remedy && f.Open() == g.Open() &&
		(f.Waiver == nil) == (g.Waiver == nil) && f.period() == g.period() && slices.Equal(f.Periods, g.Periods)
}

func (f *Finding) period() Interval {
	if f.During == nil {
		return Interval{}
	}
	return *f.During
}

func verdictChanges(before, after []Verdict) (out []VerdictChange) {
	old := map[[2]string]*Verdict{}
	for i := range before {
		old[[2]string{before[i].Book, before[i].Deployment}] = &before[i]
	}
	for i := range after {
		v := &after[i]
		key := [2]string{v.Book, v.Deployment}
		b := old[key]
		delete(old, key)
		if b == nil || b.Verdict != v.Verdict || b.Reason != v.Reason || b.Event != v.Event || b.During != v.During {
			out = append(out, VerdictChange{b, v})
		}
	}
	for i := range before {
		if b := &before[i]; old[[2]string{b.Book, b.Deployment}] != nil {
			out = append(out, VerdictChange{Before: b})
		}
	}
	slices.SortStableFunc(out, func(x, y VerdictChange) int {
		a, b := x.one(), y.one()
		return cmp.Or(cmp.Compare(a.Book, b.Book), cmp.Compare(a.Deployment, b.Deployment))
	})
	return out
}

func (v VerdictChange) one() *Verdict {
	if v.After != nil {
		return v.After
	}
	return v.Before
}
