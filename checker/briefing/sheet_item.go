package briefing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/report"
	"roe.example/checker/rule"
)

// known is what the sheets look up.
type known struct {
	norms    map[string]*facts.Norm
	findings map[string][]*report.Finding // by clash
	clashes  map[string][]*facts.Clash    // of the deployment, by the agency whose officers they concern
	needs    map[string][]facts.Need      // by agency
	// clashesOn are those by action; documented are the actions of which some
	// document speaks, other than a plan.
	clashesOn  map[string][]*facts.Clash
	documented map[string]bool
	// told are the findings on this deployment by fingerprint, judged its clashes
	// by id.
	told   map[string]*report.Finding
	judged map[string]*facts.Clash
	// mismatches are the open ones between officers who stand side by side, but for
	// those on cameras; tactical are the clashes that tell what is planned.
	mismatches []*facts.Clash
	tactical   map[*facts.Clash]bool
}

func (b *builder) index() {
	b.known = known{norms: map[string]*facts.Norm{}, findings: map[string][]*report.Finding{}, clashes: map[string][]*facts.Clash{}, needs: map[string][]facts.Need{}, clashesOn: map[string][]*facts.Clash{}, documented: map[string]bool{}, told: map[string]*report.Finding{}, judged: map[string]*facts.Clash{}, tactical: map[*facts.Clash]bool{}}
	for i := range b.in.Facts.Norms {
		if n := &b.in.Facts.Norms[i]; n.Book == b.in.Book {
			b.known.norms[n.ID] = n
			for _, id := range n.Actions {
				b.known.documented[id] = b.known.documented[id] || !strings.HasPrefix(n.Path, "deployments")
			}
		}
	}
	for i := range b.in.Report.Findings {
		f := &b.in.Report.Findings[i]
		for _, id := range f.Clashes {
			b.known.findings[id] = append(b.known.findings[id], f)
		}
		if b.concerns(f) {
			b.known.told[f.Fingerprint] = f
		}
	}
	for _, n := range b.in.Facts.Needs {
		for _, id := range n.Agencies {
			if n.Book == b.in.Book && n.Deployment == b.in.Deployment {
				b.known.needs[id] = append(b.known.needs[id], n)
			}
		}
	}
	for _, list := range b.in.Facts.Clashes.Lists() {
		for i := range *list {
			if c := &(*list)[i]; c.Book == b.in.Book && c.Deployment == b.in.Deployment {
				b.known.judged[c.ID] = c
				b.known.tactical[c] = c.Exposure.Planned || c.Exposure.Carried || b.inPlan(c.Left.Norms) || b.inPlan(c.Right.Norms) || c.Left.View == "plan" || c.Left.View == "request"
				for _, id := range c.Right.Agencies {
					b.known.clashes[id] = append(b.known.clashes[id], c)
				}
				for _, id := range c.Actions {
					b.known.clashesOn[id] = append(b.known.clashesOn[id], c)
				}
			}
		}
	}
	for i := range b.in.Facts.Clashes.Mismatch {
		c := &b.in.Facts.Clashes.Mismatch[i]
		if b.known.judged[c.ID] == c && c.Topic != "body-camera" && b.open(c) {
			b.known.mismatches = append(b.known.mismatches, c)
		}
	}
}

// item is clashes of one kind that read alike to officers of one agency.
type item struct {
	kind, reason string
	actions      []string
	when         []string // circumstances in words, one for each of several; one empty: all
	part         string   // of its time and of its posts, in words
	left         facts.Side
	right        facts.Side
	law          bool
	word         string
	never        bool   // it is forbidden here in all circumstances
	reads        string // equal for those that read alike but for actions and circumstances
	clashes      []*facts.Clash
	tells        []string
}

// concerning are the clashes that concern the agency's officers and that no
// clause settles, those that read alike together.
func (p *pocket) concerning() []item {
	var all []*item
	for _, c := range p.known.clashes[p.agency] {
		if p.open(c) {
			i := p.item(c)
			all = append(all, &i)
		}
	}
	all = joining(all, func(i *item) string { return fmt.Sprint(i.reads, i.when) })
	all = joining(all, func(i *item) string { return fmt.Sprint(i.reads, i.left.Norms, i.right.Norms) })
	all = joining(all, func(i *item) string { return fmt.Sprint(i.reads, i.actions) }) // in several circumstances
	all = joining(all, p.banned)
	out := make([]item, len(all))
	for n, i := range all {
		out[n] = *i
	}
	slices.SortStableFunc(out, func(x, y item) int { return cmp.Compare(p.weight(&y), p.weight(&x)) })
	return out
}

// banned is equal for bans of the same by several documents: officers are told of
// one, by all that forbid it.
func (p *pocket) banned(i *item) string {
	if i.kind != "forbidden-here" || i.left.Position != "prohibited" || i.right.Position != "permitted" {
		return i.reads + fmt.Sprint(i.actions, i.when)
	}
	return fmt.Sprint(i.kind, i.actions, i.when, i.part, p.filmed(i))
}

// joining puts together what has the same key, in the order of the first.
func joining(all []*item, key func(*item) string) []*item {
	var out []*item
	at := map[string]int{}
	for _, i := range all {
		k := key(i)
		n, ok := at[k]
		if !ok {
			at[k] = len(out)
			out = append(out, i)
			continue
		}
		out[n].join(i)
	}
	return out
}

// open tells what officers must know of: what rules found and nobody accepted,
// or what is in play and no clause settles. What is forbidden here has to be
// told, accepted or not.
func (b *builder) open(c *facts.Clash) bool {
	found := b.known.findings[c.ID]
	if len(found) == 0 {
		return !c.Settled && c.Exposure.InPlay
	}
	return c.Kind == "forbidden-here" || slices.ContainsFunc(found, func(f *report.Finding) bool { return f.Waiver == nil })
}

func (p *pocket) item(c *facts.Clash) item {
	i := p.bare(c, c.Left, p.own(c.Right))
	i.left.Norms = slices.Clone(c.Left.Norms)
	p.exactly(&i)
	if i.never = p.everBanned(&i); i.never {
		i.when = []string{""}
	}
	i.reads = fmt.Sprint(i.kind, i.reason, i.part, i.word, i.left.Position, i.right.Position, i.left.Duty, i.right.Duty, i.left.Approvals, i.right.Approvals, p.who(&i.left), "|", p.who(&i.right), p.filmed(&i))
	if i.reason == "opposed-clauses" {
		i.reads += c.Topic
	}
	return i
}

// bare is an item of a clash with these sides, as it reads by itself.
func (p *pocket) bare(c *facts.Clash, left, right facts.Side) item {
	i := item{kind: c.Kind, reason: c.Reason, actions: slices.Clone(c.Actions), left: left, right: right, law: c.Law, word: c.Word.Value, clashes: []*facts.Clash{c}}
	i.when = []string{p.situated(c)}
	i.part = p.within(c.During, p.during)
	if where := p.elsewhere(c.Assignments); where != "" {
		i.part = strings.TrimSpace(where + " " + i.part)
		i.tells = append(i.tells, "posts")
	}
	if p.known.tactical[c] {
		i.tells = append(i.tells, "tactics")
	}
	return i
}

// exactly says where and when what binds here holds for this agency: a clash of
// several that stand alike has the time of all.
func (p *pocket) exactly(i *item) {
	if i.kind != "forbidden-here" && i.kind != "dilemma" && i.kind != "incapable" || len(i.left.Norms) == 0 {
		return
	}
	var held []*calculus.StandPost
	for n := range p.stands.Posts {
		post := &p.stands.Posts[n]
		d := post.Of[p.agency][i.actions[0]]
		if d != nil && slices.ContainsFunc(d.Shares, func(s calculus.Share) bool {
			return slices.ContainsFunc(s.Norms, func(id string) bool { return slices.Contains(i.left.Norms, id) })
		}) {
			held = append(held, post)
		}
	}
	if len(held) == 0 {
		return
	}
	named := false
	if i.part, named = p.at(held); named {
		i.tells = union(i.tells, []string{"posts"})
	} else {
		i.tells = slices.DeleteFunc(i.tells, func(class string) bool { return class == "posts" })
	}
}

// own leaves of a side's norms those that can be this agency's: a clash of
// several that stand alike lists the norms of all.
func (p *pocket) own(s facts.Side) facts.Side {
	var mine []string
	for _, id := range s.Norms {
		in := p.instrument(id)
		if in == nil || in.Issuer == "" || in.Issuer == p.agency || p.located.Book.Agencies[in.Issuer] == nil {
			mine = append(mine, id)
		}
	}
	s.Norms = mine
	return s
}

func (b *builder) instrument(norm string) *book.Instrument {
	document, _, _ := strings.Cut(norm, "#")
	return b.located.Book.Instruments[document]
}

// example begins circumstances that are not all there are.
const example = "for example: "

// longestWhen is the length up to which circumstances are said whole.
const longestWhen = 90

// elsewhere names the assignments that are meant, unless it is all that the
// agency is on.
func (p *pocket) elsewhere(ids []string) string {
	var titles []string
	for _, s := range p.posts {
		if slices.Contains(ids, s.ID) {
			titles = append(titles, "“"+s.Title+"”")
		}
	}
	if len(titles) == 0 || len(titles) == len(p.posts) {
		return ""
	}
	return "on " + report.List(titles)
}

func (b *builder) inPlan(norms []string) bool {
	return slices.ContainsFunc(norms, func(id string) bool {
		return b.known.norms[id] != nil && strings.HasPrefix(b.known.norms[id].Path, "deployments")
	})
}

// join takes in what another item covers.
func (i *item) join(o *item) {
	i.actions, i.when = union(i.actions, o.actions), union(i.when, o.when)
	i.left.Norms, i.right.Norms = union(i.left.Norms, o.left.Norms), union(i.right.Norms, o.right.Norms)
	i.clashes, i.tells, i.law = append(i.clashes, o.clashes...), union(i.tells, o.tells), i.law || o.law
}

func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// weight orders items: by the gravest finding, then law before the rest.
func (p *pocket) weight(i *item) int {
	worst := 0
	for _, f := range p.found(i) {
		worst = max(worst, 10*rule.Weight(f.Severity))
	}
	if i.law {
		worst++
	}
	return worst
}

// found are the findings that an item stands for, worst first.
func (p *pocket) found(i *item) []*report.Finding {
	var out []*report.Finding
	for _, c := range i.clashes {
		for _, f := range p.known.findings[c.ID] {
			if (f.Waiver == nil || f.Kind == "forbidden-here") && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y *report.Finding) int { return cmp.Compare(rule.Weight(y.Severity), rule.Weight(x.Severity)) })
	return out
}

// line says an item with its sources and its finding.
func (p *pocket) line(i *item, text string) Line {
	l := Line{Text: text, Sources: p.sources(append(slices.Clone(i.left.Norms), i.right.Norms...)), Tells: i.tells}
	for n, f := range p.found(i) {
		if n == 0 {
			l.Finding, l.Severity = f.Fingerprint, f.Severity
		} else {
			l.Also = append(l.Also, f.Fingerprint)
		}
	}
	return l
}

// sources cites norms with their places, each once.
func (b *builder) sources(norms []string) []Source {
	out := []Source{}
	for _, id := range norms {
		if s, ok := b.source(id); ok && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// source cites a norm with its place.
func (b *builder) source(norm string) (Source, bool) {
	if s, ok := b.cited.Load(norm); ok {
		return s.(Source), true
	}
	n := b.known.norms[norm]
	if n == nil {
		return Source{}, false
	}
	s := Source{Cite: b.words.Norm(norm), Place: b.words.Locate("source", n.Path)}
	b.cited.Store(norm, s)
	return s, true
}
