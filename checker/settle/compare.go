package settle

import (
	"slices"

	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// difference is what clauses did to the findings.
type difference struct {
	gone    map[string]bool // fingerprints of errors and warnings
	changed map[string]bool // those of which a part is left, under another fingerprint
	raised  []*report.Finding
}

// compare holds an outcome against the book as it is.
func (s *search) compare(o *Outcome) *difference {
	d := &difference{gone: map[string]bool{}, changed: map[string]bool{}}
	before, after := byFingerprint(s.before), byFingerprint(o)
	for name := range before {
		if after[name] == nil {
			d.gone[name] = true
		}
	}
	for i := range o.Findings {
		f := &o.Findings[i]
		was := before[f.Fingerprint]
		switch {
		case !counts(f) || was != nil && rule.Weight(was.Severity) >= rule.Weight(f.Severity):
		case was == nil && d.remainder(s.before, f):
		default:
			d.raised = append(d.raised, f)
		}
	}
	return d
}

// remainder tells whether a finding that is new is what is left of others that
// are gone: of the same rule, on the same deployment, about some of the same
// agencies and actions. Those are then not cleared.
func (d *difference) remainder(before *Outcome, f *report.Finding) bool {
	found := false
	for i := range before.Findings {
		old := &before.Findings[i]
		if d.gone[old.Fingerprint] && old.Rule == f.Rule && old.Deployment == f.Deployment && share(old.Agencies, f.Agencies) && share(old.Actions, f.Actions) {
			d.changed[old.Fingerprint], found = true, true
		}
	}
	for name := range d.changed {
		delete(d.gone, name)
	}
	return found
}

// share tells whether two lists have something in common, or are both empty.
func share(a, b []string) bool {
	return len(a)+len(b) == 0 || slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func byFingerprint(o *Outcome) map[string]*report.Finding {
	out := map[string]*report.Finding{}
	for i := range o.Findings {
		if f := &o.Findings[i]; counts(f) {
			out[f.Fingerprint] = f
		}
	}
	return out
}
