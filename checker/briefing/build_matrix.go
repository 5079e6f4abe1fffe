package briefing

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"roe.example/checker/calculus"
	"roe.example/checker/report"
)

// widest is how many columns a page has room for, the host's among them.
const widest = 8

// mostColumns is how many columns are told apart circumstance by circumstance.
// Of more, the rows are the host's, and a cell is the gravest of what holds of
// an agency in some of them.
const mostColumns = 2*widest - 1

// table is one topic of the joint rules of engagement in the making.
type table struct {
	*builder
	topic   string
	actions []subject // of which somebody says something
	coarse  bool      // too many stand differently
}

// subject is an action with the posts at which everybody stands alike on it.
type subject struct {
	id     string
	groups []posting
}

// matrix lays the joint rules of engagement out, topic by topic.
func (b *builder) matrix() []Matrix {
	out := []Matrix{}
	for _, topic := range b.topics() {
		t := &table{builder: b, topic: topic}
		for _, id := range b.spoken(topic) {
			t.actions = append(t.actions, subject{id, b.postings(id)})
		}
		if len(t.actions) > 0 {
			out = append(out, t.parts()...)
		}
	}
	return out
}

// topics of which the deployment's agencies say something, in the order of the
// alphabet.
func (b *builder) topics() []string {
	set := map[string]bool{}
	for i := range b.stands.Posts {
		for _, of := range b.stands.Posts[i].Of {
			for _, d := range of {
				set[d.Topic] = true
			}
		}
	}
	return sortedKeys(set)
}

// spoken are the actions of a topic on which somebody has a position.
func (b *builder) spoken(topic string) []string {
	set := map[string]bool{}
	for i := range b.stands.Posts {
		for _, of := range b.stands.Posts[i].Of {
			for id, d := range of {
				if d.Topic == topic && slices.ContainsFunc(d.Shares, func(s calculus.Share) bool { return s.Position != "silent" && s.Position != "unknown" }) {
					set[id] = true
				}
			}
		}
	}
	return sortedKeys(set)
}

// parts lays a topic out on as many pages as its columns ask for.
func (t *table) parts() []Matrix {
	columns := t.columns()
	t.coarse = len(columns) > mostColumns
	var out []Matrix
	for first := 1; first == 1 || first < len(columns); first += widest - 1 {
		page := slices.Concat(columns[:1], columns[min(first, len(columns)):min(first+widest-1, len(columns))])
		out = append(out, Matrix{Topic: t.topic, Title: report.Capital(t.words.Topic(t.topic)), Part: len(out) + 1, Columns: page, Rows: t.rows(page)})
	}
	for i := range out {
		out[i].Parts = len(out)
	}
	return out
}

// columns are the host and then all others, those that stand alike together.
func (t *table) columns() []Column {
	host := t.facts.Host
	by := map[string]int{}
	out := []Column{{Agencies: []Agency{t.agency(host)}, Host: true}}
	for _, id := range t.facts.Agencies {
		if id == host || !t.somewhere(id) {
			continue
		}
		key := t.signature(id)
		n, ok := by[key]
		if !ok {
			n = len(out)
			by[key] = n
			out = append(out, Column{})
		}
		out[n].Agencies = append(out[n].Agencies, t.agency(id))
	}
	for i := range out {
		slices.SortFunc(out[i].Agencies, func(x, y Agency) int {
			return cmp.Or(strings.Compare(strings.ToLower(x.Short), strings.ToLower(y.Short)), strings.Compare(x.ID, y.ID))
		})
	}
	slices.SortStableFunc(out[1:], func(x, y Column) int {
		return strings.Compare(strings.ToLower(x.Agencies[0].Short), strings.ToLower(y.Agencies[0].Short))
	})
	return out
}

// somewhere tells whether an agency has officers at some post.
func (b *builder) somewhere(id string) bool {
	for i := range b.stands.Posts {
		if b.stands.Posts[i].Of[id] != nil {
			return true
		}
	}
	return false
}

// signature is equal for agencies that stand alike on every action, wherever
// both are.
func (t *table) signature(id string) string {
	var out strings.Builder
	for _, a := range t.actions {
		for _, g := range a.groups {
			if d := g.of[id]; d != nil {
				out.WriteString(d.Key)
			}
			out.WriteString("\n")
		}
	}
	return out.String()
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
