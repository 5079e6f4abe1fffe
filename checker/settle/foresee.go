package settle

import (
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/calculus"
	"roe.example/checker/facts"
	"roe.example/checker/report"
)

// foresight says of a finding which clauses would be likely to clear it.
type foresight struct {
	*pool
	*parties
	book       *book.Book
	deployment *book.Deployment
	id         string
	facts      *facts.Facts
	clashes    map[string]*facts.Clash
	norms      map[string]*facts.Norm
	unsettled  []*facts.Clash
}

func (p *Problem) foresight(clauses *pool, f *facts.Facts) *foresight {
	id := p.Deployment
	out := &foresight{pool: clauses, parties: partiesOf(f, id, p.Only), book: p.Book, deployment: p.Book.Deployments[id], id: id, facts: f,
		clashes: map[string]*facts.Clash{}, norms: map[string]*facts.Norm{}}
	for _, list := range f.Clashes.Lists() {
		for i := range *list {
			out.clashes[(*list)[i].ID] = &(*list)[i]
		}
	}
	for i := range f.Norms {
		out.norms[f.Norms[i].ID] = &f.Norms[i]
	}
	return out
}

// ways of clearing a finding; none when it is not a matter of clauses.
func (f *foresight) ways(finding *report.Finding) []way {
	if len(finding.Clashes) > 0 {
		return f.clashWays(finding)
	}
	var ways []way
	if look := subjectsOf[finding.Rule]; look != nil {
		if w := look(f, finding); len(w) > 0 && !slices.ContainsFunc(w, func(part []int) bool { return len(part) == 0 }) {
			ways = append(ways, w)
		}
	}
	return ways
}

// clashWays: every clash that a finding rests on has to be settled, each for
// every agency and every action of its own.
func (f *foresight) clashWays(finding *report.Finding) []way {
	ways := []way{{}}
	for _, id := range finding.Clashes {
		c := f.clashes[id]
		if c == nil || c.Settled {
			continue
		}
		var next []way
		for _, more := range f.settling(c) {
			if slices.ContainsFunc(more, func(part []int) bool { return len(part) == 0 }) {
				continue
			}
			for _, w := range ways {
				next = append(next, slices.Concat(w, more))
			}
		}
		if len(next) == 0 || len(next) > mostWays {
			return nil
		}
		ways = next
	}
	if len(ways[0]) == 0 {
		return nil
	}
	return ways
}

// mostWays bounds how many combinations of ways are told apart for one finding.
const mostWays = 64

// settling lists the ways to settle one clash.
func (f *foresight) settling(c *facts.Clash) []way {
	host := f.hostOf(c)
	switch c.Kind {
	case "mismatch":
		return []way{
			f.each(c.Right.Agencies, c.Actions, func(agency, action string) []int { return f.banning(agency, host, c, action) }),
			f.each(c.Left.Agencies, c.Actions, func(agency, action string) []int {
				return f.yielding("host", agency, host, c.Left.Norms, c, action)
			}),
		}
	case "dilemma", "against-own-rules", "unreached", "approver", "silent":
		if c.Reason == "opposed-clauses" || slices.Contains(c.Right.Agencies, host) {
			return nil
		}
		return []way{f.each(c.Right.Agencies, c.Actions, func(agency, action string) []int {
			return f.between2(agency, host, c, action)
		})}
	}
	return nil
}

// each wants a part for each agency and action.
func (f *foresight) each(agencies, actions []string, serve func(agency, action string) []int) way {
	var out way
	for _, agency := range agencies {
		for _, action := range actions {
			out = append(out, serve(agency, action))
		}
	}
	return out
}

// between2 lists the clauses that settle a clash between a helper and its host.
func (f *foresight) between2(agency, host string, c *facts.Clash, action string) []int {
	var out []int
	for _, agreement := range f.between(agency, host) {
		k := key{agreement: agreement, topic: c.Topic, kind: settles}
		by := func(by string) {
			k.by = by
			out = append(out, f.atom(k, action))
		}
		if !f.fails(key{by: "stricter"}, c) {
			by("stricter")
		}
		if !f.fails(key{by: "not-tasked"}, c) {
			by("not-tasked")
		}
	}
	out = append(out, f.yielding("host", agency, host, giving(c), c, action)...)
	if c.Right.Position != "silent" {
		out = append(out, f.yielding("own", agency, host, c.Left.Norms, c, action)...)
	}
	return append(out, f.ruling(agency, host, c, action)...)
}

// yielding lists the clauses by which the norms of one side give way: by
// "host" those of the agency, by "own" those of the host.
func (f *foresight) yielding(by, agency, host string, norms []string, c *facts.Clash, action string) []int {
	owner := agency
	if by == "own" {
		owner = host
	}
	var out []int
	if agency == host {
		return out
	}
	for _, agreement := range f.between(agency, host) {
		if f.canWaive(agreement, owner, norms) {
			out = append(out, f.atom(key{agreement: agreement, topic: c.Topic, kind: settles, by: by}, action))
		}
	}
	return out
}

// giving are the norms of the helper that a clause for the host's rules would
// have to make give way. Where both permit and only the host wants somebody's
// word, its rules are obeyed without going against the helper's.
func giving(c *facts.Clash) []string {
	if c.Kind == "approver" && c.Reason == "host-asks-more" {
		return nil
	}
	return c.Right.Norms
}

// canWaive tells whether an agency, by its signature under an agreement, can
// make norms give way: its own, and its government's if that has approved.
func (f *foresight) canWaive(agreement, agency string, norms []string) bool {
	power := calculus.PartyPower(f.book.Agreements[agreement].Parties[agency], time.Time{})
	return !slices.ContainsFunc(norms, func(id string) bool {
		n := f.norms[id]
		return n == nil || n.Law || n.Rank > power || !f.owns(agency, n, power)
	})
}

func (f *foresight) owns(agency string, n *facts.Norm, power int) bool {
	if n.Kind == "operation-order" {
		return agency == f.deployment.Host
	}
	in := f.book.Instruments[n.Document]
	return in != nil && (in.Issuer == agency || power >= book.Rank("ordinance") && in.Issuer == f.book.Agencies[agency].Place)
}

// ruling lists the clauses that give the helper a rule where it has none: the
// host's, or one of the agreement's own.
func (f *foresight) ruling(agency, host string, c *facts.Clash, action string) []int {
	var out []int
	for _, agreement := range f.between(agency, host) {
		k := key{agreement: agreement, topic: c.Topic}
		if c.Kind == "unreached" || c.Kind == "approver" && c.Reason == "host-asks-more" || c.Kind == "silent" && len(c.Left.Norms) > 0 {
			k.kind = extends
			out = append(out, f.atom(k, action))
		}
		if c.Kind == "silent" && c.Reason == "all-silent" {
			k.kind = permits
			out = append(out, f.atom(k, action))
		}
	}
	return append(out, f.banning(agency, host, c, action)...)
}

// banning lists the clauses by which nobody of the parties does it. What
// somebody must do cannot be banned.
func (f *foresight) banning(agency, host string, c *facts.Clash, action string) []int {
	var out []int
	if c.Left.Position == "required" || c.Right.Position == "required" {
		return out
	}
	if slices.ContainsFunc(f.facts.Norms, func(n facts.Norm) bool {
		return n.Document == f.id && n.Modality == permits && slices.Contains(n.Actions, action)
	}) {
		return out // the plan would contradict the agreement
	}
	for _, agreement := range f.between(agency, host) {
		out = append(out, f.atom(key{agreement: agreement, topic: c.Topic, kind: prohibits}, action))
	}
	return out
}

// hostOf is the host of a clash's assignment.
func (f *foresight) hostOf(c *facts.Clash) string {
	if a := f.deployment.Assignments[c.Assignment]; a != nil && a.Host != "" {
		return a.Host
	}
	return f.deployment.Host
}
