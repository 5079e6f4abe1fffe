package calculus

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/internal/cores"
	"roe.example/checker/region"
)

// document is an instrument, an agreement or a plan, as the source of norms.
type document struct {
	id, cite, kind string
	path           []string
	rank           int
	inst           *book.Instrument // nil for agreements and plans
	agreement      string           // id, for an agreement
	norms          []*norm
	words          meanings
	whole          map[string]bool // topics encoded whole
	confidence     string
}

// law tells whether nobody can waive the document.
func (d *document) law() bool { return book.IsLaw(d.kind) }

// outranks tells whether d stands above o: by rank, or as a court order above
// what it restrains.
func (d *document) outranks(o *document) bool {
	if d.inst != nil && o.inst != nil {
		if slices.Contains(d.inst.Restrains, o.id) {
			return true
		}
		if slices.Contains(o.inst.Restrains, d.id) {
			return false
		}
	}
	return d.rank > o.rank
}

type modality uint8

const (
	prohibits modality = iota
	permits
	requires
)

// norm is a compiled norm: one stand on a set of actions in a region.
type norm struct {
	id      string // document#section
	section string
	// place is the path at which it is written: of two norms with the same place, one is
	// the other, or what a clause makes of it.
	place    string
	doc      *document
	source   *book.Norm
	modality modality
	actions  bitset
	// breadth is all that the text speaks of, whatever the modality makes of it
	// and whatever a clause narrows it to: it decides what is more specific.
	breadth bitset
	region  region.Region
	// derived is set on the ban that an exclusive permission implies outside
	// its region.
	derived    bool
	confidence string
	key        string // what it means, without who said it
	advice     string // of one that only advises (see asker): should, consider
}

// compiler turns a book's norms into compiled ones.
type compiler struct {
	src   *book.Book
	space *region.Space
	tax   *taxonomy
}

func (c *compiler) documents() ([]*document, error) {
	instruments, agreements := slices.Sorted(maps.Keys(c.src.Instruments)), slices.Sorted(maps.Keys(c.src.Agreements))
	docs, faults := make([]*document, len(instruments)+len(agreements)), make([]error, len(instruments)+len(agreements))
	cores.Each(len(docs), func(i int) {
		if i < len(instruments) {
			docs[i], faults[i] = c.instrument(instruments[i], c.src.Instruments[instruments[i]])
		} else {
			id := agreements[i-len(instruments)]
			docs[i], faults[i] = c.agreement(id, c.src.Agreements[id])
		}
	})
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	return docs, nil
}

func (c *compiler) instrument(id string, in *book.Instrument) (*document, error) {
	doc := &document{id: id, cite: in.Cite, kind: in.Kind, path: []string{"instruments", id}, rank: book.Rank(in.Kind),
		inst: in, words: instrumentWords(c.src, in), whole: wholeTopics(in.Covers), confidence: confidence(in.Source)}
	return doc, c.norms(doc, in.Norms, "norms")
}

func (c *compiler) agreement(id string, a *book.Agreement) (*document, error) {
	doc := &document{id: id, cite: a.Cite, kind: "agreement", path: []string{"agreements", id}, rank: AgreementRank(a),
		agreement: id, words: meanings{a.Terms}, whole: wholeTopics(a.Covers), confidence: confidence(a.Source)}
	return doc, c.norms(doc, clauseNorms(a), "clauses")
}

// clauseNorms are an agreement's own norms.
func clauseNorms(a *book.Agreement) map[string]*book.Norm {
	norms := map[string]*book.Norm{}
	for cid, cl := range a.Clauses {
		norms[cid] = &cl.Norm
	}
	return norms
}

// plan is the host's own document: its words mean what the host means.
func (c *compiler) plan(deployment string, p *book.Plan, words meanings) (*document, error) {
	doc := &document{id: deployment, cite: p.Cite, kind: "operation-order", path: []string{"deployments", deployment, "plan"},
		rank: book.Rank("operation-order"), words: words, whole: wholeTopics(p.Covers), confidence: confidence(p.Source)}
	return doc, c.norms(doc, p.Norms, "norms")
}

// AgreementRank is where an agreement stands: where the weakest of those who
// bound its parties stands.
func AgreementRank(a *book.Agreement) int {
	if len(a.Parties) == 0 {
		return book.Rank("operation-order")
	}
	lowest := book.Rank("constitution")
	for _, p := range a.Parties {
		lowest = min(lowest, PartyPower(p, time.Time{}))
	}
	return max(lowest, book.Rank("operation-order"))
}

// PartyPower is the highest rank of the party's own rules that its signature
// and approvals can make yield at t, days read in the zone of t; a zero t looks
// at all approvals.
func PartyPower(p *book.Party, t time.Time) int {
	power := book.SignatoryRank(p.By)
	for _, a := range p.Approvals {
		given, err := book.NewPeriod(a.On, a.Until, t.Location())
		if t.IsZero() || err == nil && given.Contains(t) {
			power = max(power, book.SignatoryRank(a.By))
		}
	}
	return power
}

func (c *compiler) norms(doc *document, norms map[string]*book.Norm, field string) error {
	for _, section := range slices.Sorted(maps.Keys(norms)) {
		n, err := c.norm(doc, section, norms[section])
		if err != nil {
			return fmt.Errorf("%s §%s: %w", doc.cite, section, err)
		}
		if n == nil {
			continue
		}
		n.place = book.Path(append(slices.Clone(doc.path), field, section)...)
		doc.norms = append(doc.norms, n)
		if n.source.Only && n.modality == permits {
			doc.norms = append(doc.norms, c.outside(n))
		}
	}
	return nil
}

// norm compiles one norm; nil when it takes no stand (a clause that only
// settles) or only advises.
func (c *compiler) norm(doc *document, section string, src *book.Norm) (*norm, error) {
	n := &norm{id: doc.id + "#" + section, section: section, doc: doc, source: src, confidence: doc.confidence}
	if src.Source != nil {
		n.confidence = confidence(src.Source)
	}
	switch {
	case src.Advice != "":
		return nil, nil
	case src.Prohibits != nil:
		n.modality, n.actions = prohibits, c.tax.expand(src.Prohibits, doc.words)
	case src.Permits != nil:
		n.modality, n.actions = permits, c.tax.expand(src.Permits, doc.words)
	case src.Requires != nil:
		n.modality, n.actions = requires, c.tax.owed(src.Requires, src.Except, doc.words)
	default:
		return nil, nil
	}
	except := c.tax.expand(src.Except, doc.words)
	n.breadth = c.tax.less(c.tax.expand(slices.Concat(src.Prohibits, src.Permits, src.Requires), doc.words), except)
	if n.modality != requires {
		n.actions = c.tax.less(n.actions, except)
	}
	in, err := regionOf(c.space, src.When, doc.words, c.space.All())
	if err != nil {
		return nil, err
	}
	out, err := regionOf(c.space, src.Unless, doc.words, region.Region{})
	if err != nil {
		return nil, err
	}
	n.region = c.space.Simplify(in.Minus(out))
	n.key = c.key(n)
	return n, nil
}

// outside is the ban that "only" implies outside a permission's region.
func (c *compiler) outside(n *norm) *norm {
	ban := *n
	ban.modality, ban.derived = prohibits, true
	ban.region = c.space.Simplify(c.space.All().Minus(n.region))
	ban.key = c.key(&ban)
	return &ban
}

// key says what a norm means, leaving out names, so that agencies with the
// same rules form one class.
func (c *compiler) key(n *norm) string {
	s := n.source
	k := fmt.Sprint(n.modality, n.actions, c.space.Key(n.region), n.doc.rank, n.doc.law(), n.derived, s.Approval,
		s.Recipients, s.RecipientsOnly, s.After, s.TriggeredBy, s.Preempts, n.confidence)
	if s.Deadline != nil {
		k += fmt.Sprint("deadline", *s.Deadline)
	}
	return k + rangeKey("keep", s.RetentionDays) + rangeKey("count", s.Count)
}

func rangeKey(name string, r *book.Range) string {
	if r == nil {
		return ""
	}
	k := name
	if r.AtLeast != nil {
		k += fmt.Sprint(">=", *r.AtLeast)
	}
	if r.AtMost != nil {
		k += fmt.Sprint("<=", *r.AtMost)
	}
	return k
}

func wholeTopics(covers map[string]string) map[string]bool {
	out := map[string]bool{}
	for topic, extent := range covers {
		out[topic] = extent == "whole"
	}
	return out
}

func confidence(s *book.Source) string {
	if s == nil || s.Confidence == "" {
		return "stated"
	}
	return s.Confidence
}
