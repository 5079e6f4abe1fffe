package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

func TestCitation(t *testing.T) {
	for _, c := range []struct{ cite, section, want string }{
		{"Harbor PD Manual", "308.4", "Harbor PD Manual § 308.4"},
		{"Riverton PD Order 5", "5.2", "Riverton PD Order 5.2"},
		{"Riverton PD Order 5", "51", "Riverton PD Order 5 § 51"},
		{"Riverton PD Order 5", "6.1", "Riverton PD Order 5 § 6.1"},
		{"ORS 181A.708", "181A.708", "ORS 181A.708"},
		{"Penal Code §13652", "13652-b", "Penal Code §13652-b"},
		{"Bay MOU", "article-3", "Bay MOU, article 3"},
		{"Bay MOU", "host-rules", "Bay MOU, host rules"},
		{"Bay MOU", "IV", "Bay MOU § IV"},
		{"Bay MOU", "b", "Bay MOU § b"},
		{"Bay MOU", "b2", "Bay MOU § b2"},
		{"", "5.2", "5.2"},
	} {
		if got := citation(c.cite, c.section); got != c.want {
			t.Errorf("citation(%q, %q) = %q, want %q", c.cite, c.section, got, c.want)
		}
	}
}

// arsenal is a small taxonomy: pepper balls are kinetic and chemical.
func arsenal() map[string]*book.Action {
	return map[string]*book.Action{
		"chemical":    {Name: "chemical agents", Phrase: "use chemical agents", Topic: "crowd-control"},
		"spray":       {Name: "pepper spray", Phrase: "use pepper spray", Topic: "force", In: []string{"chemical"}, Carried: true},
		"tear-gas":    {Name: "tear gas", Phrase: "use tear gas", Topic: "crowd-control", In: []string{"chemical"}},
		"cs":          {Name: "CS gas", Phrase: "use CS gas", Topic: "crowd-control", In: []string{"tear-gas"}, Carried: true},
		"cn":          {Name: "CN gas", Phrase: "use CN gas", Topic: "crowd-control", In: []string{"tear-gas"}},
		"kinetic":     {Name: "projectiles", Phrase: "fire projectiles", Topic: "crowd-control"},
		"pepper-ball": {Name: "pepper balls", Phrase: "fire pepper balls", Topic: "crowd-control", In: []string{"kinetic", "chemical"}},
		"gear":        {Name: "riot gear", Phrase: "wear riot gear", Topic: "tactics", Carried: true, CarryPhrase: "bring riot gear"},
	}
}

func TestWordsOfANorm(t *testing.T) {
	document := map[string]*book.Term{
		"gas":       {Actions: []string{"tear-gas", "spray"}, Except: []string{"cn"}},
		"spray":     {Actions: []string{"pepper-ball"}},
		"passive":   {Dimension: "resistance", Values: []book.Value{"none"}},
		"shadowing": {Dimension: "resistance"},
	}
	agency := map[string]*book.Term{
		"gas":       {Actions: []string{"chemical"}},
		"shadowing": {Actions: []string{"kinetic"}},
		"munitions": {Actions: []string{"kinetic", "cs"}},
	}
	for _, c := range []struct {
		name         string
		list, except []string
		want         []string
	}{
		{"an action", []string{"cs"}, nil, []string{"cs"}},
		{"a category stays whole", []string{"chemical"}, nil, []string{"chemical"}},
		{"sorted, once", []string{"kinetic", "cs", "kinetic"}, nil, []string{"cs", "kinetic"}},
		{"an exception cuts in", []string{"chemical"}, []string{"tear-gas"}, []string{"pepper-ball", "spray"}},
		{"an exception cuts in deeper", []string{"chemical"}, []string{"cs"}, []string{"cn", "pepper-ball", "spray"}},
		{"an exception from the side", []string{"chemical"}, []string{"kinetic"}, []string{"spray", "tear-gas"}},
		{"an exception elsewhere", []string{"tear-gas"}, []string{"kinetic"}, []string{"tear-gas"}},
		{"all excepted", []string{"cs"}, []string{"chemical"}, nil},
		{"the document's word", []string{"gas"}, nil, []string{"cs", "spray"}},
		{"the document's word for an action's id", []string{"spray"}, nil, []string{"pepper-ball"}},
		{"the agency's word", []string{"munitions"}, nil, []string{"cs", "kinetic"}},
		{"the agency's word where the document means circumstances", []string{"shadowing"}, nil, []string{"kinetic"}},
		{"an exception in words", []string{"chemical"}, []string{"gas"}, []string{"cn", "pepper-ball"}},
		{"carrying", []string{"carry/cs"}, nil, []string{"carry/cs"}},
		{"carrying in words", []string{"carry/munitions"}, nil, []string{"carry/cs", "carry/kinetic"}},
		{"carrying a category but for an item", []string{"carry/tear-gas"}, []string{"carry/cn"}, []string{"carry/cs"}},
		{"use is not carrying", []string{"carry/cs"}, []string{"cs"}, []string{"carry/cs"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := words{newTaxonomy(arsenal()), []map[string]*book.Term{document, agency}}
			if diff := cmp.Diff(c.want, w.resolve(c.list, c.except)); diff != "" {
				t.Errorf("actions (-want +got):\n%s", diff)
			}
		})
	}
}

// Categories that hold one another are a mistake, but no reason to hang.
func TestWordsInARing(t *testing.T) {
	ring := newTaxonomy(map[string]*book.Action{"a": {In: []string{"b"}}, "b": {In: []string{"a"}}})
	got := words{ring, nil}.resolve([]string{"a"}, []string{"elsewhere"})
	if diff := cmp.Diff([]string{"a"}, got); diff != "" {
		t.Errorf("actions (-want +got):\n%s", diff)
	}
}

func TestNorms(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Actions = arsenal()
		b.Agencies["riverton-pd"].Terms = map[string]*book.Term{"house word": {Actions: []string{"kinetic"}}}
		b.Instruments = map[string]*book.Instrument{"law": {
			Cite: "ST Code 10", Kind: "statute", Source: &book.Source{Confidence: "secondary"},
			Norms: map[string]*book.Norm{
				"10.1": {Prohibits: []string{"cs"}, Text: "No CS."},
				"10.2": {Permits: []string{"cn"}, Advice: "should", Source: &book.Source{Confidence: "unverified"}},
				"10.3": {Requires: []string{"spray"}, Source: &book.Source{Document: "read"}},
			},
		}}
		b.Agreements["mou"].Clauses = map[string]*book.Clause{
			"3":    {Norm: book.Norm{Permits: []string{"spray"}}, Topic: "force"},
			"only": {Topic: "force", Settles: &book.Settles{By: "host"}},
		}
		b.Deployments["day"].Plan = &book.Plan{Cite: "OPORD", Norms: map[string]*book.Norm{"1": {Prohibits: []string{"house word"}}}}
	})
	want := []facts.Norm{
		{Book: "elections", ID: "day#1", Path: `deployments.day.plan.norms."1"`, Document: "day", Section: "1", Cite: "OPORD § 1",
			Kind: "operation-order", Rank: 1, Modality: "prohibits", Confidence: "stated", Actions: []string{"kinetic"}},
		{Book: "elections", ID: "law#10.1", Path: `instruments.law.norms."10.1"`, Document: "law", Section: "10.1", Cite: "ST Code 10.1",
			Kind: "statute", Rank: 9, Law: true, Modality: "prohibits", Confidence: "secondary", Actions: []string{"cs"}, Text: facts.Say("No CS.")},
		{Book: "elections", ID: "law#10.2", Path: `instruments.law.norms."10.2"`, Document: "law", Section: "10.2", Cite: "ST Code 10.2",
			Kind: "statute", Rank: 9, Law: true, Modality: "permits", Advice: facts.Say("should"), Confidence: "unverified", Actions: []string{"cn"}},
		{Book: "elections", ID: "law#10.3", Path: `instruments.law.norms."10.3"`, Document: "law", Section: "10.3", Cite: "ST Code 10.3",
			Kind: "statute", Rank: 9, Law: true, Modality: "requires", Confidence: "stated", Actions: []string{"spray"}},
		{Book: "elections", ID: "mou#3", Path: `agreements.mou.clauses."3"`, Document: "mou", Section: "3", Cite: "Bay MOU § 3",
			Kind: "agreement", Rank: 1, Modality: "permits", Confidence: "stated", Actions: []string{"spray"}},
	}
	if diff := cmp.Diff(want, f.Norms); diff != "" {
		t.Errorf("norms (-want +got):\n%s", diff)
	}
}

func TestRankOfAnAgreement(t *testing.T) {
	chief, council := &book.Party{By: "chief"}, &book.Party{By: "governing-body"}
	approved := &book.Party{By: "chief", Approvals: []book.PartyApproval{{By: "attorney"}, {By: "governing-body"}}}
	for _, c := range []struct {
		name    string
		parties map[string]*book.Party
		want    int
	}{
		{"chiefs", map[string]*book.Party{"a": chief, "b": chief}, 4},
		{"councils", map[string]*book.Party{"a": council, "b": council}, 5},
		{"the weaker counts", map[string]*book.Party{"a": council, "b": chief}, 4},
		{"an approval lifts", map[string]*book.Party{"a": council, "b": approved}, 5},
		{"one has not signed", map[string]*book.Party{"a": {}, "b": council, "c": chief}, 1},
		{"nobody", nil, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := signedRank(&book.Agreement{Parties: c.parties}); got != c.want {
				t.Errorf("rank %d, want %d", got, c.want)
			}
		})
	}
}

func TestAgreementDates(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(a *book.Agreement)
		due    facts.Stated[string]
		newer  []string
	}{
		{"nothing stated", func(*book.Agreement) {}, facts.Stated[string]{}, []string{}},
		{"review due", func(a *book.Agreement) { a.Reviewed, a.ReviewEveryMonths = "2024-06-15", ptr(24) }, facts.Say("2026-06-15"), []string{"adopted", "amendment", "late", "successor"}},
		{"end of a month", func(a *book.Agreement) { a.Reviewed, a.ReviewEveryMonths = "2027-01-31", ptr(13) }, facts.Say("2028-02-29"), []string{}},
		{"never reviewed", func(a *book.Agreement) { a.ReviewEveryMonths = ptr(12) }, facts.Stated[string]{}, []string{}},
		{"no interval", func(a *book.Agreement) { a.Reviewed = "2026-06-01" }, facts.Stated[string]{}, []string{"amendment", "late", "successor"}},
		{"older than what it rests on", func(a *book.Agreement) { a.From = "2020-01-01" }, facts.Stated[string]{}, []string{"adopted", "amendment", "late", "successor"}},
		{"replaced since", func(a *book.Agreement) { a.From = "2026-08-01" }, facts.Stated[string]{}, []string{"amendment", "successor"}},
		{"younger than what it rests on", func(a *book.Agreement) { a.From = "2026-10-01" }, facts.Stated[string]{}, []string{}},
		{"reviewed since", func(a *book.Agreement) { a.From, a.Reviewed = "2020-01-01", "2026-10-01" }, facts.Stated[string]{}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := built(t, func(b *book.Book) {
				b.Instruments = map[string]*book.Instrument{
					"late": {Effective: "2026-07-01", Adopted: "2019-01-01"}, "adopted": {Adopted: "2025-01-01"},
					"undated": {}, "elsewhere": {Effective: "2026-07-01"},
					"successor": {Effective: "2026-09-01", Supersedes: []string{"undated"}},
					"amendment": {Effective: "2026-09-02", Amends: map[string][]string{"undated": {"1"}}},
				}
				b.Agreements["mou"].RestsOn = []string{"undated", "late", "adopted"}
				c.change(b.Agreements["mou"])
			})
			got := f.Agreements[0]
			if diff := cmp.Diff(c.due, got.ReviewDue); diff != "" {
				t.Errorf("review due (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.newer, got.Newer); diff != "" {
				t.Errorf("newer instruments (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMissingClauses(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(b *book.Book)
		want   []string // deployment/topic
	}{
		{"excerpt", func(b *book.Book) { b.Agreements["mou"].Covers = map[string]string{"finance": "excerpt"} }, nil},
		{"whole and silent", func(b *book.Book) {
			b.Agreements["mou"].Covers = map[string]string{"finance": "whole", "command": "whole"}
		}, []string{"day/command", "day/finance"}},
		{"whole with a clause", func(b *book.Book) {
			b.Agreements["mou"].Covers = map[string]string{"finance": "whole"}
			b.Agreements["mou"].Clauses = map[string]*book.Clause{"9": {Topic: "finance"}}
		}, nil},
		{"not relied on", func(b *book.Book) {
			b.Agreements["mou"].Covers = map[string]string{"finance": "whole"}
			b.Deployments["day"].Agreements = nil
		}, []string{"/finance"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, m := range built(t, c.change).Missing {
				got = append(got, m.Deployment+"/"+m.Topic)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("missing clauses (-want +got):\n%s", diff)
			}
		})
	}
}

func TestClauses(t *testing.T) {
	f := built(t, func(b *book.Book) {
		b.Agreements["mou"].Clauses = map[string]*book.Clause{
			"1": {Topic: "force", Extends: &book.Extends{RulesOf: "host"}},
			"2": {Topic: "finance", Subject: "liability", Settles: &book.Settles{By: "stricter"}},
		}
	})
	want := []facts.Clause{
		{Book: "elections", ID: "mou#1", Path: `agreements.mou.clauses."1"`, Agreement: "mou", Cite: "Bay MOU § 1",
			Topic: "force", Extends: facts.Say("host"), Subjects: []string{"force/policy"}},
		{Book: "elections", ID: "mou#2", Path: `agreements.mou.clauses."2"`, Agreement: "mou", Cite: "Bay MOU § 2",
			Topic: "finance", Subject: facts.Say("liability"), Settles: facts.Say("stricter"), Subjects: []string{"liability"}},
	}
	if diff := cmp.Diff(want, f.Clauses); diff != "" {
		t.Errorf("clauses (-want +got):\n%s", diff)
	}
}
