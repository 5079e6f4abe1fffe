package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

func TestPairs(t *testing.T) {
	none := []string{}
	pair := func(host, aid string, agreements, valid, others []string) facts.Pair {
		return facts.Pair{
			Book: "elections", Deployment: "day", Path: "deployments.day", Host: host, Aid: aid,
			Agreements: agreements, Valid: valid, Others: others,
		}
	}
	good := []string{"mou"}
	bay := pair("riverton-pd", "bay-sheriff", good, good, none)
	for _, c := range []struct {
		name   string
		change func(b *book.Book)
		want   []facts.Pair
	}{
		{"covered", func(*book.Book) {}, []facts.Pair{bay, pair("riverton-pd", "harbor-pd", good, good, none)}},
		{"no party", func(b *book.Book) { delete(b.Agreements["mou"].Parties, "harbor-pd") },
			[]facts.Pair{bay, pair("riverton-pd", "harbor-pd", none, none, none)}},
		{"not valid for the helper", func(b *book.Book) { b.Agreements["mou"].Parties["harbor-pd"].Withdrew = "2026-01-01" },
			[]facts.Pair{bay, pair("riverton-pd", "harbor-pd", good, none, none)}},
		{"not valid for the host", func(b *book.Book) { b.Agreements["mou"].Parties["riverton-pd"].Withdrew = "2026-01-01" },
			[]facts.Pair{pair("riverton-pd", "bay-sheriff", good, none, none), pair("riverton-pd", "harbor-pd", good, none, none)}},
		{"would hold but is not relied on", func(b *book.Book) { b.Deployments["day"].Agreements = nil },
			[]facts.Pair{pair("riverton-pd", "bay-sheriff", none, none, good), pair("riverton-pd", "harbor-pd", none, none, good)}},
		{"not relied on and not valid", func(b *book.Book) {
			b.Deployments["day"].Agreements, b.Agreements["mou"].Until = nil, "2020-01-01"
		}, []facts.Pair{pair("riverton-pd", "bay-sheriff", none, none, none), pair("riverton-pd", "harbor-pd", none, none, none)}},
		{"an assignment for another host", func(b *book.Book) {
			d := b.Deployments["day"]
			d.Assignments = map[string]*book.Assignment{"gate": {Title: "Gate", Units: []string{"h1", "b1"}, Host: "bay-sheriff"}}
		}, []facts.Pair{pair("bay-sheriff", "harbor-pd", good, good, none), bay, pair("riverton-pd", "harbor-pd", good, good, none)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, built(t, c.change).Pairs); diff != "" {
				t.Errorf("pairs (-want +got):\n%s", diff)
			}
		})
	}
}
