package calculus

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/internal/plain"
)

// Input is one deployment to compute, or, with an empty ID, the documents of a
// book by themselves at one instant.
type Input struct {
	Book *book.Located
	// ID and Deployment: the deployment as it is to be judged (see the shift
	// for --as-of); its period, assignments and positions count.
	ID         string
	Deployment *book.Deployment
	// Uses says which agreements hold for which agencies in the deployment.
	Uses []facts.AgreementUse
	// At is the instant for a book without a deployment.
	At time.Time
	// Joint asks for the joint rules of engagement too; Tactics for what they say
	// of tactics, for the actions that they speak of, and for all of them only where
	// the command of the deployment passes from one agency to another.
	Joint, Tactics bool
}

// Result is what was computed: facts of one deployment.
type Result struct {
	Clashes   facts.Clashes
	Joint     []facts.Joint
	Tactics   []facts.Tactic
	Said      map[string]bool // actions of which the joint rules of engagement speak
	Knowledge []facts.Knowledge
	Needs     []facts.Need
	Overreach []facts.Overreach
	Attempts  []facts.Attempt
	Unmet     map[string][]facts.Unmet // by offer
	Unlisted  map[string][]string      // by transfer
}

// Compiled is a book whose norms were compiled once, for all its deployments.
type Compiled struct {
	compiler
	located *book.Located
	docs    []*document
}

// Compile reads a book's norms as regions.
func Compile(loc *book.Located) (*Compiled, error) {
	space, err := newSpace(loc.Book)
	if err != nil {
		return nil, fmt.Errorf("circumstances of %s: %w", loc.Dir, err)
	}
	c := &Compiled{compiler: compiler{src: loc.Book, space: space, tax: newTaxonomy(loc.Book)}, located: loc}
	if c.docs, err = c.documents(); err != nil {
		return nil, fmt.Errorf("norms of %s: %w", loc.Dir, err)
	}
	return c, nil
}

// engine computes one deployment.
type engine struct {
	viewer
	in      *Input
	d       *book.Deployment
	period  book.Period
	stances *recent[string, *stance]
	classes map[string]*class
	words2  *recent[string, string] // regions in words
	kept    *keptDeployment         // from the run before; nil when nothing is kept
	out     *collector
	beside  bool    // parts of the work may be done beside each other
	shared  *shared // by what is done beside each other; nil: nothing
	// settling are the settling clauses of the agreements relied on.
	settling []settling
	result   *Result
	spoken   map[string]bool // sets of actions that are in the result's
	// While anything is kept: the actions that are spoken of, and by action the
	// clauses that settle something on it.
	said      bitset
	settledBy []string
}

// Compute works out the facts of one deployment.
func (c *Compiled) Compute(in *Input) (*Result, error) { return c.compute(in, nil) }

// compute does so with what is kept from the run before, if anything is.
func (c *Compiled) compute(in *Input, k *keptDeployment) (*Result, error) {
	e, err := c.engine(in, k)
	if err != nil {
		return nil, err
	}
	e.beside = !plain.Asked()
	return e.all()
}

// all works out everything.
func (e *engine) all() (*Result, error) {
	pieces, err := e.piecesKept()
	if err != nil {
		return nil, err
	}
	joints := e.assessAll(pieces)
	slices.SortStableFunc(e.result.Joint, func(a, b facts.Joint) int {
		return cmp.Or(cmp.Compare(a.Assignment, b.Assignment), cmp.Compare(a.Agencies[0], b.Agencies[0]), cmp.Compare(a.Action, b.Action),
			cmp.Compare(a.During.From, b.During.From))
	})
	sortTactics(e.result.Tactics)
	e.mismatches(joints)
	e.opposites()
	e.cut()
	e.knowledge()
	e.overreach()
	if err := e.unmet(pieces); err != nil {
		return nil, err
	}
	e.unlisted(pieces)
	if e.kept != nil {
		e.fromLedger()
		return e.result, nil
	}
	e.result.Clashes = e.out.clashes()
	e.result.Attempts = attemptList(e.out.attempts)
	return e.result, nil
}

func (c *Compiled) engine(in *Input, k *keptDeployment) (*engine, error) {
	zone, err := in.Deployment.Zone()
	if err != nil {
		return nil, fmt.Errorf("time zone of %s: %w", in.ID, err)
	}
	e := &engine{in: in, d: in.Deployment, classes: map[string]*class{}, kept: k, spoken: map[string]bool{},
		result: &Result{Unmet: map[string][]facts.Unmet{}, Unlisted: map[string][]string{}, Said: map[string]bool{}}}
	e.viewer = viewer{world: world{book: c.src, zone: zone, docs: c.docs, amends: amendments(c.docs), supersedes: successors(c.docs)}, compiler: &c.compiler, id: in.ID,
		relied: slices.Sorted(slices.Values(in.Deployment.Agreements)), claims: map[claim]map[string]bool{}}
	if e.period, err = book.NewPeriod(e.d.From, e.d.Until, zone); err != nil {
		return nil, err
	}
	e.stances, e.words2 = newRecent[string, *stance](), newRecent[string, string]()
	if k != nil {
		e.stances, e.words2, e.narrowed = &k.stances, &k.words, &k.narrowed
	}
	switch {
	case e.d.Plan == nil:
	case k != nil && k.plan != nil:
		e.plan = k.plan
	default:
		if e.plan, err = c.plan(in.ID, e.d.Plan, agencyWords(c.src, e.d.Host)); err != nil {
			return nil, err
		}
	}
	if k != nil {
		k.plan = e.plan
	}
	holds := map[[2]string]bool{}
	for _, u := range in.Uses {
		if u.Deployment == in.ID {
			holds[[2]string{u.Agreement, u.Agency}] = u.Valid
		}
	}
	e.uses = func(agreement, agency string) bool { return holds[[2]string{agreement, agency}] }
	e.settling = e.settlingClauses()
	e.out = newCollector(e)
	if k != nil {
		e.said = e.tax.none()
		k.clausesSign = k.settle(e)
		e.settleActions()
	}
	return e, nil
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// assignmentIDs lists the assignments; a deployment without any is one
// assignment of everybody.
func (e *engine) assignmentIDs() []string {
	if len(e.d.Assignments) == 0 {
		return []string{""}
	}
	return slices.Sorted(maps.Keys(e.d.Assignments))
}

func (e *engine) assignment(id string) *book.Assignment {
	if a := e.d.Assignments[id]; a != nil {
		return a
	}
	return &book.Assignment{Title: e.d.Event, Units: slices.Sorted(maps.Keys(e.d.Units))}
}

// agencies lists those with units in the piece, the host first. Without any
// units, everybody who comes counts.
func (e *engine) agencies(p *piece) []string {
	set := map[string]bool{}
	for _, u := range p.units {
		if unit := e.d.Units[u]; unit != nil {
			set[unit.Agency] = true
		}
	}
	if len(e.d.Units) == 0 {
		set = e.coming()
	}
	delete(set, p.host)
	return append([]string{p.host}, slices.Sorted(maps.Keys(set))...)
}

// coming is who was asked or offers to come, less those who declined.
func (e *engine) coming() map[string]bool {
	set, declined := map[string]bool{}, map[string]bool{}
	for _, r := range e.d.Requests {
		set[r.To] = true
	}
	for _, o := range e.d.Offers {
		if o.Declined {
			declined[o.By] = true
		}
	}
	maps.DeleteFunc(set, func(agency string, _ bool) bool { return declined[agency] })
	for _, o := range e.d.Offers {
		if !o.Declined {
			set[o.By] = true
		}
	}
	return set
}

// absent tells whether an agency has no officers in a piece, while others are
// stated to have.
func (e *engine) absent(p *piece, agency string) bool {
	if len(e.d.Units) == 0 || len(e.unitsOf(p, agency)) > 0 {
		return false
	}
	a := e.d.Assignments[p.assignment]
	return a == nil || a.HostOfficers == nil || *a.HostOfficers == 0
}

// assignmentPath is where an assignment is written.
func (e *engine) assignmentPath(p *piece) string {
	if e.d.Assignments[p.assignment] == nil {
		return book.Path("deployments", e.id)
	}
	return book.Path("deployments", e.id, "assignments", p.assignment)
}

// usePath is where it is written that an action is in use: the unit that
// brings the tool, or the assignment.
func (e *engine) usePath(t *trio) string {
	for _, id := range t.p.units {
		u := e.d.Units[id]
		if u != nil && u.Agency == t.agency && overlap(e.load(u), t.actions) {
			return book.Path("deployments", e.id, "units", id)
		}
	}
	return e.assignmentPath(t.p)
}
