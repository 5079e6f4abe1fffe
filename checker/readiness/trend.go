package readiness

import (
	"fmt"
	"slices"

	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// trend is what got better or worse between two reviews.
func trend(name string, old, now *Readiness) *Trend {
	t := &Trend{Against: name, Today: old.Today}
	t.items(old, now)
	t.findings(old, now)
	t.remark(old, now)
	t.Words = t.words()
	return t
}

// cardOf finds the card of the same agreement, by its id: in the same book, or
// in another where that has gone by another path.
func cardOf(c *Card, in []Card) *Card {
	var found *Card
	for i := range in {
		if in[i].ID == c.ID && (in[i].Book == c.Book || found == nil) {
			found = &in[i]
		}
	}
	return found
}

func (t *Trend) items(old, now *Readiness) {
	for i := range now.Agreements {
		c := &now.Agreements[i]
		before := cardOf(c, old.Agreements)
		if before == nil {
			t.Remarks = append(t.Remarks, c.Cite+" was not in the earlier review.")
			continue
		}
		for _, item := range slices.Concat(c.Items, c.Whole) {
			was := statusOf(before, item.ID)
			if was == item.Status || was == "" {
				continue
			}
			change := Change{Agreement: c.Cite, Item: item.Title, Was: was, Now: item.Status}
			switch {
			case item.Status == Unknown || was == Unknown:
				t.Unclear = append(t.Unclear, change)
			case worse(item.Status, was):
				t.Worse = append(t.Worse, change)
			default:
				t.Better = append(t.Better, change)
			}
		}
	}
	for i := range old.Agreements {
		if c := &old.Agreements[i]; cardOf(c, now.Agreements) == nil {
			t.Remarks = append(t.Remarks, c.Cite+" is in the earlier review and not in this one.")
		}
	}
}

func statusOf(c *Card, item string) string {
	for _, i := range slices.Concat(c.Items, c.Whole) {
		if i.ID == item {
			return i.Status
		}
	}
	return ""
}

// findings compares by fingerprint.
func (t *Trend) findings(old, now *Readiness) {
	before := map[string]*Finding{}
	for i := range old.Findings {
		before[old.Findings[i].Fingerprint] = &old.Findings[i]
	}
	for i := range now.Findings {
		f := now.Findings[i]
		was := before[f.Fingerprint]
		delete(before, f.Fingerprint)
		m := Moved{Finding: f, Now: f.state()}
		if was != nil {
			m.Was = was.state()
		}
		switch {
		case was == nil:
			t.Opened = append(t.Opened, m)
		case f.weight() > was.weight():
			t.Graver = append(t.Graver, m)
		case f.weight() < was.weight():
			t.Milder = append(t.Milder, m)
		default:
			t.Same++
		}
	}
	for i := range old.Findings {
		if f := old.Findings[i]; before[f.Fingerprint] != nil {
			t.Closed = append(t.Closed, Moved{Finding: f, Was: f.state()})
		}
	}
}

func (f *Finding) state() string {
	if f.Accepted != "" {
		return "accepted"
	}
	return f.Severity
}

func (f *Finding) weight() int {
	if f.Accepted != "" {
		return 0
	}
	return rule.Weight(f.Severity)
}

// remark says what the comparison does not rest on.
func (t *Trend) remark(old, now *Readiness) {
	if old.From != now.From || old.Until != now.Until {
		t.Remarks = append(t.Remarks, "The earlier review is of another season, "+span(old.From, old.Until)+": what lies in only one of the two opened or closed for that.")
	}
	if !slices.Equal(old.Books, now.Books) {
		t.Remarks = append(t.Remarks, "The earlier review is of other books: "+list(old.Books)+".")
	}
	if old.Today > now.Today {
		t.Remarks = append(t.Remarks, "The earlier review was made on "+dated(old.Today)+", after the day of this one.")
	}
}

func (t *Trend) words() string {
	if len(t.Better)+len(t.Worse)+len(t.Unclear)+len(t.Opened)+len(t.Closed)+len(t.Graver)+len(t.Milder) == 0 {
		return "Nothing changed since " + dated(t.Today) + "."
	}
	return fmt.Sprintf("Since %s: %s better and %d worse; %s closed, %d opened, %d weigh more and %d less; %d are as they were.",
		dated(t.Today), report.Count(len(t.Better), "matter"), len(t.Worse), report.Count(len(t.Closed), "finding"), len(t.Opened), len(t.Graver), len(t.Milder), t.Same)
}
