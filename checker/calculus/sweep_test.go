package calculus

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// TestSweepComparesAsAtLength holds what a sweep finds by classes of agencies,
// swiftly and of words in dispute alone, to what comparing every two agencies by
// themselves at length finds, on random books. ROE_ORACLE_CASES sets how many
// (250), and ROE_ORACLE_SEED the first seed (1).
func TestSweepComparesAsAtLength(t *testing.T) {
	cases, seed := setting(t, "ROE_ORACLE_CASES", 250), setting(t, "ROE_ORACLE_SEED", 1)
	var all sweptCount
	for n := range cases {
		if diff := all.hold(uint64(seed + n)); diff != "" {
			t.Fatalf("seed %d: %s", seed+n, diff)
		}
	}
	t.Logf("%+v", all)
	if diff := new(sweptCount).hold(2510); diff != "" { // hosts have the same norm, each in its own manual
		t.Error(diff)
	}
	for what, n := range map[string]int{"pairs compared swiftly": all.swift, "of them under common documents": all.common, "and with words in dispute": all.words,
		"pairs compared at length": all.long, "pairs that share a comparison": all.shared, "clashes": all.clashes, "of words": all.terms} {
		if n < cases/10 {
			t.Errorf("%s: only %d in %d books", what, n, cases)
		}
	}
}

// sweptCount counts pairs of agencies, action by action.
type sweptCount struct{ swift, common, words, long, shared, clashes, terms int }

// oSweeps are books with more agencies than deployments need, and few words for
// circumstances.
var oSweeps = []oSize{
	{dims: 2, cells: 6, agencies: 5, norms: 8, documents: 6, agreements: 1},
	{dims: 3, cells: 16, agencies: 6, norms: 14, documents: 8, agreements: 2},
	{dims: 4, cells: 48, agencies: 5, norms: 20, documents: 9, agreements: 1},
}

func (c *sweptCount) hold(seed uint64) string {
	l, _, uses := generate(seed, oSweeps[seed%uint64(len(oSweeps))])
	adopt(l.Book, seed)
	return c.holdBook(l, uses)
}

// holdBook gives the first difference in a book; empty: there is none.
func (c *sweptCount) holdBook(l *book.Located, uses []facts.AgreementUse) string {
	quick, long, err := sweeps(l, uses)
	if err != nil {
		return err.Error()
	}
	swift, plain := quick.NewComparer(sweptLook(true)), long.NewComparer(sweptLook(false))
	for action := range quick.Actions {
		classes := quick.Classes(action)
		first := map[string][2]int{}
		for host := range quick.Agencies {
			for aid := range quick.Agencies {
				if host == aid {
					continue
				}
				ties, key := quick.tiesOf(action, host, aid)
				key += fmt.Sprint(classes.Host[host], " ", classes.Aid[aid])
				pair, known := first[key]
				if !known {
					pair = [2]int{host, aid}
					first[key] = pair
				} else {
					c.shared++
				}
				c.note(swift, action, swift.both(action, ties, pair[0], pair[1]))
				all, _ := long.tiesOf(-1, host, aid)
				plain.Compare(action, all, host, aid)
				want, got := plain.foundAll(), swift.foundAll()
				for like := range want {
					c.clashes++
					if strings.HasPrefix(like, "terms") {
						c.terms++
					}
				}
				if diff := cmp.Diff(want, got); diff != "" {
					return fmt.Sprintf("%s helps %s, %s, by %s and %s (-at length +in the sweep):\n%s\n%s", quick.Agencies[aid], quick.Agencies[host], quick.Actions[action].ID,
						quick.Agencies[pair[1]], quick.Agencies[pair[0]], diff, readable(l.Book))
				}
			}
		}
	}
	return ""
}

// adopt has some agencies take over the manual of the first, and its words or
// their own.
func adopt(b *book.Book, seed uint64) {
	from := b.Instruments["doc0"]
	for i, id := range slices.Sorted(maps.Keys(b.Agencies)) {
		if seed>>i&3 == 0 {
			continue
		}
		own := *from
		own.Issuer = id
		if seed>>i&1 == 0 {
			own.Terms = b.Agencies[id].Terms
		}
		if sections := slices.Sorted(maps.Keys(own.Norms)); len(sections) > 0 && seed>>i&2 == 0 { // and rewrite a section
			one := *own.Norms[sections[(int(seed)+i)%len(sections)]]
			one.TriggeredBy, own.Norms = "rewritten", maps.Clone(own.Norms)
			own.Norms[sections[(int(seed)+i)%len(sections)]] = &one
		}
		b.Instruments["manual-"+id] = &own
	}
	if ids := slices.Sorted(maps.Keys(b.Agencies)); seed%4 == 2 { // two that differ by what they can do alone
		twin := *b.Agencies[ids[len(ids)-2]]
		twin.Capabilities = b.Agencies[ids[len(ids)-1]].Capabilities
		b.Agencies[ids[len(ids)-1]] = &twin
	}
	if seed%4 == 3 { // a law that requires of all what their manuals require in ways that cannot both be met
		camera := func(kept *book.Range) map[string]*book.Norm {
			return map[string]*book.Norm{"1": {Requires: []string{"camera"}, RetentionDays: kept}}
		}
		b.Instruments["law"] = &book.Instrument{Title: "law", Cite: "law", Kind: "statute", Issuer: "state", Reach: book.Reach{Territory: "state"}, Norms: camera(nil)}
		most, least := 100, 700
		for i, id := range slices.Sorted(maps.Keys(b.Agencies)) {
			kept := []*book.Range{{AtMost: &most}, {AtLeast: &least}}[i%2]
			b.Instruments["camera-"+id] = &book.Instrument{Title: id, Cite: id, Kind: "policy", Issuer: id, Reach: book.Reach{Members: true}, Norms: camera(kept)}
		}
	}
	if seed%4 == 1 { // one agency's rules that a court has others keep too
		decree := *from
		decree.Issuer, decree.Kind, decree.Court = "A", "consent-decree", "Court"
		decree.Reach, decree.Addresses = book.Reach{Members: true}, &book.Addressees{Agencies: []string{"B", "C"}}
		b.Instruments["decree"] = &decree
	}
}

// both compares two agencies swiftly if it can be done, and at length otherwise.
func (c *Comparer) both(action int, ties []int, host, aid int) (swift bool) {
	h := c.Host(action, ties, host)
	if h == nil || !c.Helped(h, aid) {
		c.Compare(action, ties, host, aid)
		return false
	}
	met := append(slices.Clone(c.Met), h.Said()...)
	answers := h.Answers(aid)
	c.Hear(h)
	h.Each(func(norm int32, hits []Hit) {
		for _, hit := range hits {
			if slices.Contains(answers, hit.Answer) {
				met = append(met, Meeting{like: hit.Like, norms: [2]int32{norm, hit.Norm}})
			}
		}
	})
	h.Always(func(all []Alone) {
		for _, one := range all {
			if slices.Contains(answers, one.Answer) {
				met = append(met, one.Meeting)
			}
		}
	})
	c.Met, c.pair = met, [2]int{host, aid}
	return true
}

func (c *sweptCount) note(by *Comparer, action int, swift bool) {
	if !swift {
		c.long++
		return
	}
	c.swift++
	if slices.ContainsFunc(by.hosting[by.pair[0]].by, func(s onMember) bool {
		return s.plain != nil && commonIn(s.plain) || s.items != nil && commonIn(s.items)
	}) {
		c.common++
	}
	if len(by.Actions[action].words) > 0 {
		c.words++
	}
}

func commonIn(s *stand1) bool {
	return slices.ContainsFunc(slices.Concat(s.proh, s.req, s.perm), func(n numbered) bool { return n.common != 0 })
}

// sweeps are one of a book with every shortcut, and one without.
func sweeps(l *book.Located, uses []facts.AgreementUse) (quick, plain *Sweep, err error) {
	on := SweepOn{Day: "2026-11-03"}
	for _, id := range slices.Sorted(maps.Keys(l.Book.Agreements)) {
		p := Pact{Agreement: id, At: func(string) bool { return true }}
		for _, u := range uses {
			if u.Agreement == id && u.Valid {
				p.Parties = append(p.Parties, u.Agency)
			}
		}
		on.Pacts = append(on.Pacts, p)
	}
	if quick, err = NewSweep(l, on); err != nil {
		return nil, nil, err
	}
	on.Plain = true
	plain, err = NewSweep(l, on)
	return quick, plain, err
}

// tiesOf are the agreements between two agencies that bear on an action, and
// what tells them from others; -1: whatever they bear on.
func (s *Sweep) tiesOf(action, host, aid int) (ties []int, key string) {
	for i, p := range s.holdings {
		if slices.Contains(p.Parties, s.Agencies[host]) && slices.Contains(p.Parties, s.Agencies[aid]) && (action < 0 || s.Bears(i, action)) {
			ties = append(ties, i)
			key += fmt.Sprint(i, s.Power(i, host), s.Power(i, aid), " ")
		}
	}
	return ties, key
}

func sweptLook(swift bool) SweptLook {
	return SweptLook{Swift: swift, Like: likeInWords, Mark: func(string) string { return "" }, Situations: []string{""}}
}

// likeInWords is all of a clash but its situation, with agencies by who is who.
func likeInWords(c *facts.Clash) string {
	var who []string
	agency := func(id string) string {
		if id == "own" || id == "" {
			return id
		}
		if !slices.Contains(who, id) {
			who = append(who, id)
		}
		return fmt.Sprint(slices.Index(who, id))
	}
	side := func(s *facts.Side) (out string) {
		for _, id := range s.Agencies {
			out += agency(id) + " "
		}
		for _, a := range s.Approvals {
			out += a.Rung + a.Office + agency(a.Agency) + " "
		}
		return fmt.Sprint(s.View, " ", s.Position, " ", s.Rank, s.Duty, out)
	}
	var settled []string
	for _, s := range c.Settlements {
		settled = append(settled, fmt.Sprint(s.By, s.Outcome, s.Why))
	}
	return fmt.Sprint(c.Kind, " ", c.Reason, " ", c.Topic, c.Whole, c.Law, c.Confidence, c.Exposure, c.Settled, settled, c.Call.Stated, c.Word, "|", side(&c.Left), "|", side(&c.Right))
}

// foundAll is what two agencies met: by what clashes are like, the norms on which
// they rest.
func (c *Comparer) foundAll() map[string][]string {
	out := map[string][]string{}
	for _, m := range c.Met {
		like, norms := m.Of()
		if like < 0 {
			like = c.Forms[-1-like][0]
		}
		text := likeInWords(c.Likes[like])
		if out[text] == nil {
			out[text] = []string{}
		}
		for _, n := range norms {
			if n >= 0 {
				out[text] = append(out[text], fmt.Sprint(n, " ", c.Says(int(n))))
			}
		}
	}
	for text, norms := range out {
		slices.Sort(norms)
		out[text] = slices.Compact(norms)
	}
	return out
}
