package report

import (
	"cmp"
	"slices"
	"strings"

	"roe.example/checker/rule"
)

// Against holds a report to an earlier one: it says of each finding whether it
// is new, and what of the earlier one is gone.
type Against struct {
	Name    string // of the earlier report: its file, or a git revision
	Earlier *Report
	// Deployments are those that this run was confined to; empty: all.
	Deployments []string
	// SamePaths: both runs read the same paths, so a book that is not here any
	// more is gone. Otherwise it may only not have been asked for.
	SamePaths bool
	// Renamed maps books of the earlier run to what they are called now, where
	// that is known. Of others it is guessed from what they have in common.
	Renamed map[string]string
	Remarks []string
}

// Hold fills Change of each finding, and Baseline. Verdicts stay as they are:
// they speak of all findings.
func (r *Report) Hold(a Against) {
	r.Findings = slices.Clone(r.Findings) // those of a session's next report may be copied from them
	books := a.books(r)
	b := &Baseline{Name: a.Name, Gone: []Gone{}, Unknown: []Gone{}, Remarks: append([]string{}, a.Remarks...)}
	left := a.match(r, books)
	for _, f := range r.Findings {
		if f.Change == Known {
			b.Known++
		} else {
			b.New++
		}
	}
	for i, f := range a.Earlier.Findings {
		_, here := books[f.Book]
		gone := Gone{Rule: f.Rule, Severity: f.Severity, Title: f.Title, Message: f.Message, Book: f.Book, Deployment: f.Deployment, Fingerprint: f.Fingerprint}
		switch {
		case !left[i]:
		case a.judged(r, f, here):
			b.Gone = append(b.Gone, gone)
		default:
			b.Unknown = append(b.Unknown, gone)
		}
	}
	r.Baseline = b
}

// match pairs findings of now with those of then: each with one that weighs the
// same, else with the lightest that weighs more, so that as many as possible
// are known. What got worse is new, and yet what it was is not gone. It tells
// which findings of then are left.
func (a Against) match(r *Report, books map[string]string) (left []bool) {
	m := &matcher{then: a.Earlier.Findings, left: make([]bool, len(a.Earlier.Findings)), by: map[sameKey][]int{}}
	for _, i := range lightestFirst(m.then) {
		m.left[i] = true
		if book, ok := books[m.then[i].Book]; ok {
			key := sameKey{book, m.then[i].Fingerprint}
			m.by[key] = append(m.by[key], i)
		}
	}
	for i := range r.Findings {
		r.Findings[i].Change, r.Findings[i].Weighed = "", ""
	}
	for _, fits := range []func(now, then Finding) bool{
		func(now, then Finding) bool { return lighter(now, then) == 0 },
		func(now, then Finding) bool { return !worse(now, then) },
		func(Finding, Finding) bool { return true },
	} {
		for _, i := range lightestFirst(r.Findings) {
			if f := &r.Findings[i]; f.Change == "" {
				m.take(f, fits)
			}
		}
	}
	for i := range r.Findings {
		r.Findings[i].Change = cmp.Or(r.Findings[i].Change, New)
	}
	return m.left
}

type matcher struct {
	then []Finding
	left []bool            // of then, those that nothing matched yet
	by   map[sameKey][]int // of then, the lightest first
}

// take matches a finding with the first that fits, if any is left.
func (m *matcher) take(f *Finding, fits func(now, then Finding) bool) {
	for _, i := range m.by[sameKey{f.Book, f.Fingerprint}] {
		if m.left[i] && fits(*f, m.then[i]) {
			m.left[i], f.Change = false, Known
			if worse(*f, m.then[i]) {
				f.Change, f.Weighed = New, weighed(m.then[i])
			}
			return
		}
	}
}

func lightestFirst(findings []Finding) []int {
	order := make([]int, len(findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return lighter(findings[x], findings[y]) })
	return order
}

// sameKey is what makes a finding the same one as an earlier one. The
// fingerprint holds rule, deployment and cause; two books of a run can have
// the same, as a book and its repaired copy do.
type sameKey struct{ book, fingerprint string }

// lighter puts accepted findings first, then the less severe.
func lighter(a, b Finding) int {
	return cmp.Or(cmp.Compare(standingOf(a), standingOf(b)), cmp.Compare(rule.Weight(a.Severity), rule.Weight(b.Severity)))
}

func standingOf(f Finding) int {
	if f.Waiver != nil {
		return 0
	}
	return 1
}

// worse tells whether a finding weighs more than it did: by severity, or
// because nobody accepts it any more.
func worse(now, then Finding) bool {
	return rule.Weight(now.Severity) > rule.Weight(then.Severity) || now.Waiver == nil && then.Waiver != nil
}

// weighed is what a finding was then.
func weighed(then Finding) string {
	if then.Waiver != nil {
		return Waived
	}
	return then.Severity
}

// judged tells whether this run would have found it.
func (a Against) judged(r *Report, f Finding, bookIsHere bool) bool {
	return slices.Contains(r.Coverage.Rules.Evaluated, f.Rule) &&
		(bookIsHere || a.SamePaths) &&
		(f.Deployment == "" || len(a.Deployments) == 0 || slices.Contains(a.Deployments, f.Deployment))
}

// books maps each book of the earlier report to the one that it is now: by
// what is known, by name, and else by the findings that they share, since a
// folder may have been renamed or the run begun in another folder.
func (a Against) books(r *Report) map[string]string {
	out, taken := map[string]string{}, map[string]bool{}
	take := func(then, now string) { out[then], taken[now] = now, true }
	for _, then := range a.Earlier.Coverage.Books {
		if now, ok := a.Renamed[then]; ok {
			take(then, now)
		} else if slices.Contains(r.Coverage.Books, then) {
			take(then, then)
		}
	}
	type pair struct {
		then, now string
		shared    int
	}
	var pairs []pair
	for _, then := range a.Earlier.Coverage.Books {
		for _, now := range r.Coverage.Books {
			if out[then] == "" && !taken[now] {
				pairs = append(pairs, pair{then, now, shared(a.Earlier.Findings, then, r.Findings, now)})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.shared, x.shared), cmp.Compare(commonEnd(y.then, y.now), commonEnd(x.then, x.now)))
	})
	for _, p := range pairs {
		if p.shared > 0 && out[p.then] == "" && !taken[p.now] {
			take(p.then, p.now)
		}
	}
	return out
}

// shared counts the findings that two books have in common; fewer than half of
// those of either do not make them the same book.
func shared(then []Finding, thenBook string, now []Finding, nowBook string) (n int) {
	prints := map[string]bool{}
	for _, f := range then {
		if f.Book == thenBook {
			prints[f.Fingerprint] = true
		}
	}
	ours := map[string]bool{}
	for _, f := range now {
		if f.Book == nowBook && !ours[f.Fingerprint] {
			ours[f.Fingerprint] = true
			if prints[f.Fingerprint] {
				n++
			}
		}
	}
	if 2*n < len(prints) || 2*n < len(ours) {
		return 0
	}
	return n
}

// commonEnd counts the last folders that two names share.
func commonEnd(a, b string) (n int) {
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	for n < len(x) && n < len(y) && x[len(x)-1-n] == y[len(y)-1-n] {
		n++
	}
	return n
}
