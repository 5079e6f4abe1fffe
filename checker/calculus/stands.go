package calculus

import (
	"fmt"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// Stands is how the officers of every agency stand on every action of which
// anything is said in a deployment: the joint rules of engagement as regions,
// for those who lay them side by side.
type Stands struct {
	Space *region.Space
	Posts []StandPost
}

// StandPost is an assignment during a stretch of time in which nothing changes.
type StandPost struct {
	Assignment string // empty for a deployment without any
	During     facts.Interval
	Given      region.Box // what is known of the circumstances
	Agencies   []string   // those with officers there, the host first
	// Of says how an agency stands on an action. What has no entry is said
	// nothing of by anybody.
	Of map[string]map[string]*Division
}

// Division divides all circumstances of a post by how officers stand in them.
type Division struct {
	Key    string // equal for those who stand alike
	Topic  string
	Shares []Share
}

// Share is circumstances with one answer, as in an Answer. The area is in words
// for one who knows what is given: it holds of what lies in Given.
type Share struct {
	facts.Reply
	Area  region.Region
	Norms []string
}

// StandsOf works out the stands of a deployment, given as it is judged.
func StandsOf(loc *book.Located, f *facts.Facts, id string, d *book.Deployment) (*Stands, error) {
	c, err := Compile(loc)
	if err != nil {
		return nil, err
	}
	if err := c.possible(id, d); err != nil {
		return nil, err
	}
	e, err := c.engine(&Input{Book: loc, ID: id, Deployment: d, Uses: usesOf(f.AgreementUses, loc.Dir)}, nil)
	if err != nil {
		return nil, err
	}
	pieces, err := e.pieces()
	if err != nil {
		return nil, err
	}
	s := &standing{engine: e, out: &Stands{Space: e.space}, classes: map[string]*standClass{}, known: map[string][]string{}}
	for i := range pieces {
		s.post(&pieces[i])
	}
	s.fillUp(pieces)
	return s.out, nil
}

// standing works out the stands of a deployment.
type standing struct {
	*engine
	out     *Stands
	classes map[string]*standClass
	known   map[string][]string
}

// standClass is what agencies that stand alike on a group of actions share.
type standClass struct {
	rep     *trio
	joint   *joint
	replies []reply
}

func (s *standing) post(p *piece) {
	post := StandPost{Assignment: p.assignment, During: s.engine.out.interval(p.during), Given: p.given, Of: map[string]map[string]*Division{}}
	host := s.viewsOf(p.host, &p.post, nil)
	for _, agency := range s.agencies(p) {
		if s.absent(p, agency) {
			continue
		}
		post.Agencies = append(post.Agencies, agency)
		v := host
		if agency != p.host {
			v = s.viewsOf(agency, &p.post, host.home)
		}
		post.Of[agency] = map[string]*Division{}
		for _, t := range s.trios(p, agency, v, host) {
			s.divide(t, post.Of[agency])
		}
	}
	s.out.Posts = append(s.out.Posts, post)
}

// divide states what is to be shown of a group of actions: items, and those
// categories of which something is required, which any item meets.
func (s *standing) divide(t *trio, into map[string]*Division) {
	shown := s.tax.none()
	t.actions.each(func(i int) {
		if len(s.tax.leaves[i]) == 1 && s.tax.leaves[i][0] == i || owing(t.hrOn, t.hmOn) {
			shown.add(i)
		}
	})
	names := s.tax.names(shown)
	if len(names) == 0 {
		return
	}
	one := s.class(t)
	if s.choice(t) && !one.joint.owed() {
		return
	}
	d := s.division(t, one)
	for _, id := range names {
		into[id] = d
	}
}

// class works a group of actions out once for all agencies that stand alike.
func (s *standing) class(t *trio) *standClass {
	key := s.classOf(t)
	partial := s.unknownTo(t.p, t.agency, t.topic)
	full := fmt.Sprint(key, len(partial) > 0)
	if c := s.classes[full]; key != "" && c != nil {
		return c
	}
	c := &standClass{rep: t, joint: s.join(t)}
	c.replies = s.replies(t, c.joint, t.p.scope, partial)
	s.classes[full] = c
	return c
}

func (s *standing) unknownTo(p *piece, agency, topic string) []string {
	key := fmt.Sprintf("%p %s %s", p, agency, topic)
	partial, ok := s.known[key]
	if !ok {
		partial = s.partly(p, agency, topic)
		s.known[key] = partial
	}
	return partial
}

// division says the replies of a class with the agency's own norms.
func (s *standing) division(t *trio, c *standClass) *Division {
	name := names{}
	if c.rep != t {
		name = renaming(c.rep, t)
	}
	d := &Division{Topic: t.topic}
	for i := range c.replies {
		r := &c.replies[i]
		share := Share{Reply: r.Reply, Area: s.space.Relax(s.space.Simplify(r.region), t.p.given)}
		for _, l := range r.norms {
			share.Norms = mergeSorted(share.Norms, []string{name.of(l.norm).id})
		}
		d.Shares = append(d.Shares, share)
	}
	d.Key = s.keyOf(d)
	return d
}

func (s *standing) keyOf(d *Division) string {
	var out []string
	for i := range d.Shares {
		out = append(out, s.space.Key(d.Shares[i].Area)+key(d.Shares[i].Reply))
	}
	slices.Sort(out)
	return fmt.Sprint(d.Topic, out)
}

// fillUp gives those of whom nothing is said on what others have rules on the
// answer that nobody says anything, or that it is not known.
func (s *standing) fillUp(pieces []piece) {
	topics := map[string]string{}
	for _, post := range s.out.Posts {
		for _, of := range post.Of {
			for action, d := range of {
				topics[action] = d.Topic
			}
		}
	}
	for i := range s.out.Posts {
		post := &s.out.Posts[i]
		for _, agency := range post.Agencies {
			for action, topic := range topics {
				if post.Of[agency][action] == nil {
					post.Of[agency][action] = s.nothing(&pieces[i], agency, topic)
				}
			}
		}
	}
}

func (s *standing) nothing(p *piece, agency, topic string) *Division {
	position := "silent"
	if len(s.unknownTo(p, agency, topic)) > 0 {
		position = "unknown"
	}
	d := &Division{Topic: topic, Shares: []Share{{
		Reply: facts.Reply{Position: position, Approvals: []facts.Approval{}, Duties: []string{}, After: []string{}, Triggers: []string{}},
		Area:  s.space.Relax(p.scope, p.given),
	}}}
	d.Key = s.keyOf(d)
	return d
}
