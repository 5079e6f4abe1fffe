package calculus

import (
	"slices"
	"time"

	"roe.example/checker/book"
)

// world answers who is where and who is addressed, for one deployment.
type world struct {
	book *book.Book
	zone *time.Location
	docs []*document
	// amends and supersedes, by the instrument that is amended or superseded.
	amends     map[string][]amendment
	supersedes map[string][]*book.Instrument
}

// within tells whether place p lies in place q, or is it. An enclave of q is
// outside q's jurisdiction.
func (w *world) within(p, q string) bool {
	around := w.book.Outward(p)
	at := slices.Index(around, q)
	return p == q || at >= 0 && !slices.ContainsFunc(around[:at], func(s string) bool {
		return slices.Contains(w.book.Places[q].Enclaves, s)
	})
}

// addressed tells whether a document speaks to an agency.
func (w *world) addressed(in *book.Instrument, agency string) bool {
	return in.SpeaksTo(agency, w.book.Agencies[agency])
}

// legislates tells whether an instrument is law for a place: made by a court,
// or by a government whose territory holds it, in a form that makes law.
func (w *world) legislates(in *book.Instrument, place string) bool {
	if in.Court != "" {
		return true
	}
	if w.book.Places[in.Issuer] == nil || !w.within(place, in.Issuer) {
		return false
	}
	// A chief executive's proclamation or directive governs the territory too.
	return book.Rank(in.Kind) >= book.Rank("directive")
}

// hold is the period in which an instrument binds: from its effective date,
// or its adoption where no other is stated, until its end.
func (w *world) hold(in *book.Instrument) book.Period {
	from := in.Effective
	if from == "" {
		from = in.Adopted
	}
	p, _ := book.NewPeriod(from, in.Until, w.zone) // dates were checked on loading
	return p
}

// inForce tells whether an instrument binds at t: within its dates, and not
// superseded by another that does.
func (w *world) inForce(doc *document, t time.Time) bool {
	if !w.hold(doc.inst).Contains(t) {
		return false
	}
	return !slices.ContainsFunc(w.supersedes[doc.id], func(o *book.Instrument) bool { return w.started(o, t) })
}

// successors lists the instruments that supersede each.
func successors(docs []*document) map[string][]*book.Instrument {
	out := map[string][]*book.Instrument{}
	for _, o := range docs {
		if o.inst == nil {
			continue
		}
		for _, id := range o.inst.Supersedes {
			out[id] = append(out[id], o.inst)
		}
	}
	return out
}

// started tells whether an instrument has taken effect by t; what it replaced
// does not come back when it ends.
func (w *world) started(in *book.Instrument, t time.Time) bool {
	return !t.Before(w.hold(in).From)
}

// amendment is one instrument's replacing sections of another.
type amendment struct {
	by       *book.Instrument
	sections []string
}

// amendments lists them by the instrument amended.
func amendments(docs []*document) map[string][]amendment {
	out := map[string][]amendment{}
	for _, o := range docs {
		if o.inst == nil {
			continue
		}
		for id, sections := range o.inst.Amends {
			out[id] = append(out[id], amendment{o.inst, sections})
		}
	}
	return out
}

// amended tells whether another instrument has replaced this very section.
func (w *world) amended(n *norm, t time.Time) bool {
	return slices.ContainsFunc(w.amends[n.doc.id], func(a amendment) bool {
		return slices.Contains(a.sections, n.section) && w.hold(a.by).Contains(t)
	})
}

// post is one assignment at one moment: where it is, whom it helps, and which
// agencies are in the chain of command above it.
type post struct {
	assignment string
	place      string
	host       string
	chain      []string
	top        string // the agency at the top of the chain
	at         time.Time
}

// commander is the agency that holds command of the post: the top of its
// chain, or the host.
func (p *post) commander() string {
	if p.top == "" {
		return p.host
	}
	return p.top
}

// commands tells whether an agency of the post works under or for another:
// for its host, or under an agency in the chain of command.
func (p *post) commands(agency string) bool {
	return agency == p.host || slices.Contains(p.chain, agency)
}

// addresseeInCommand tells whether someone the document speaks to commands the
// post.
func (w *world) addresseeInCommand(in *book.Instrument, p *post) bool {
	if w.addressed(in, p.host) {
		return true
	}
	return slices.ContainsFunc(p.chain, func(a string) bool { return w.addressed(in, a) })
}

// ways says how a document binds an agency at a post.
type ways struct {
	home  bool // as an agency, wherever it serves
	place bool // as anybody at the place
	here  bool // through whoever commands, or by name
}

// binds works out the ways. A claim without authority binds nobody; it is
// returned by name: territory, named.
func (w *world) binds(in *book.Instrument, agency string, p *post) (how ways, overreach string) {
	r := in.Reach
	a := w.book.Agencies[agency]
	// claim grants a reach to the agency's own officers: at home by law, here by
	// the law of the place or by command, and otherwise not at all.
	claim := func(kind string) {
		switch {
		case w.speaksTo(in, a):
			how.home = true
		case p.commands(in.Issuer) || w.legislates(in, p.place):
			how.here = true
		default:
			overreach = kind
		}
	}
	if r.Members && w.addressed(in, agency) {
		claim("members")
	}
	if r.Command && w.addresseeInCommand(in, p) && !w.addressed(in, agency) {
		how.here = true
	}
	if r.Territory != "" && w.within(p.place, r.Territory) && !w.excepted(&r, a, p.place) {
		if w.legislates(in, p.place) {
			how.place = true
			how.home = how.home || w.within(a.Place, r.Territory)
		} else if !w.addressed(in, agency) {
			overreach = "territory"
		}
	}
	if r.Named.Select(agency, a) {
		claim("named")
	}
	return how, overreach
}

// speaksTo tells whether the issuer has authority over the agency by law: a
// court, the agency itself, or a government whose territory holds it.
func (w *world) speaksTo(in *book.Instrument, a *book.Agency) bool {
	return in.Court != "" || w.book.Agencies[in.Issuer] == a || w.book.Places[in.Issuer] != nil && w.within(a.Place, in.Issuer)
}

func (w *world) excepted(r *book.Reach, a *book.Agency, place string) bool {
	if slices.Contains(r.ExceptKinds, a.Kind) {
		return true
	}
	return slices.ContainsFunc(r.ExceptPlaces, func(e string) bool { return w.within(place, e) })
}
