package calculus

import (
	"encoding/binary"
	"slices"

	"roe.example/checker/facts"
	"roe.example/checker/region"
)

// Where nothing is agreed between two agencies, all that one brings is the same
// at any post of the same kind: a place of which the same is known, and where the
// same documents bind whoever comes. What is compared then are pairs of norms: of
// these there are few, and of the regions in which they meet fewer still. So each
// is looked at once, by number. What it comes to is what compare finds.

// brought is what an agency brings on one action: to posts of one kind, or as
// host to its own.
type brought struct {
	by    []onMember  // by member of the action
	said  []Meeting   // what is found of it whomever it meets
	words *vocabulary // of words in dispute
	means []string    // what it means by each of these; empty: nothing
	here  *view       // the norms with these words that bind it there
}

// onMember is how an agency stands on one member of an action. Where either of
// two requires something of a category, both are looked at by its items.
type onMember struct {
	member       int
	must         bool
	plain, items *stand1
	answers      [2]*answers // by items: not, so
}

func (s *onMember) stand(byItems bool) *stand1 {
	if byItems && s.items != nil {
		return s.items
	}
	return s.plain
}

// owed tells whether something is required of it.
func (s *onMember) owed(byItems bool) bool {
	one := s.stand(byItems)
	return one != nil && len(one.req) > 0
}

// stand1 is an agency's stance on one member of an action: at home, and under
// what binds it at the post.
type stand1 struct {
	member   int
	known    bool
	speaks   bool
	expose   facts.Exposure
	proh     []numbered
	req      []numbered
	perm     []numbered
	P, R     where // here or at home
	said     where // P, R and Q of both
	spoken   where // those of here
	required where // R of here
	// Norms of here that others may have too.
	hereReq, herePerm []numbered
	category          bool
	parts             []numberedPart // see otherApprovers
	alone             []Meeting      // what is found of it whatever its host's rules
}

// where is a region as a set of the grid's parts.
type where struct {
	region.Bits
	fills   bool // it is everything that can occur at the post
	touches bool // something of it can occur there
}

// numbered is a norm that counts, with where it does, and the numbers of itself
// and of what a clash shows of it; common is the number of its place where it may
// bind others too, or 0.
type numbered struct {
	live
	where
	is, traits, common int32
}

type numberedPart struct {
	where
	key      int32
	home     []numbered
	approves []facts.Approval
}

// mostCells bounds the grids by which regions are compared; beyond, agencies are
// compared at length.
const mostCells = 1 << 16

// swift tells whether those who help a host can be compared with it so. Where no
// other host's post is like this one's nothing would be gained, and the host may
// have written what binds whoever comes: it is not just any host then.
func (c *Comparer) swift(action int, ties []int, host int) bool {
	if !c.Swift || c.exactly || len(ties) > 0 || len(c.moments) != 1 || c.named[host] || !c.Actions[action].needs.empty() || !c.divided(action) {
		return false
	}
	return c.alike[c.kindOf(host)] > 1
}

// divided makes the grid of an action; false: it would be too large.
func (c *Comparer) divided(action int) bool {
	if c.grid == nil && !c.unfit {
		grid, ok := c.space.NewGrid(c.regionsOn(action), mostCells)
		c.grid, c.unfit = grid, !ok
	}
	return !c.unfit
}

// regionsOn are those of all norms on an action, and what is given at posts.
func (c *Comparer) regionsOn(action int) (out []region.Region) {
	seen, scopes := make([]bool, len(c.Norms)), map[string]bool{}
	for i := range c.settings {
		if at := &c.settings[i]; !scopes[at.key] {
			scopes[at.key] = true
			out = append(out, at.scope)
		}
	}
	for i := range c.docs {
		for _, n := range c.docs[i].on[action] {
			if at := c.numbers[n]; !seen[at] {
				seen[at] = true
				out = append(out, n.region)
			}
		}
	}
	return out
}

// asPost is all of a document that can bind whoever comes to a host's post.
const asPost = isIssuer | postInside | postExcepted | postUnderLaw | commandsUnder

// kindOf numbers the kind of post that a host's own place is.
func (c *Comparer) kindOf(host int) int {
	if c.posts == nil {
		c.posts = make([]int32, len(c.Agencies))
		kinds := interned{}
		topic := c.Actions[c.action].Topic
		for i := range c.settings {
			key := []byte(c.settings[i].key)
			for _, n := range c.near[i] {
				if d := &c.docs[n.doc]; n.bits&asPost != 0 && !d.apart && d.says(c.action, topic) {
					key = binary.AppendUvarint(binary.AppendUvarint(key, uint64(n.doc)), uint64(n.bits&asPost))
				}
			}
			c.posts[i] = kinds.number(string(key))
		}
		c.alike = make([]int32, len(kinds))
		for _, kind := range c.posts {
			c.alike[kind]++
		}
	}
	return int(c.posts[host])
}

// brings is what an agency brings to a host's post.
func (c *Comparer) brings(action, agency, host int) *brought {
	kind := c.kindOf(host)
	for len(c.brought) <= kind {
		c.brought = append(c.brought, make([]*brought, len(c.Agencies)))
	}
	b := c.brought[kind][agency]
	if b == nil {
		b = c.bring(action, agency, host)
		c.brought[kind][agency] = b
	}
	return b
}

// hosts is what an agency brings to its own post. Where only its own documents
// bind there, and bind nobody else, that is what it brings anywhere.
func (c *Comparer) hosts(action, host int) *brought {
	if c.hosting == nil {
		c.hosting = make([]*brought, len(c.Agencies))
	}
	b := c.hosting[host]
	if b == nil {
		b = &brought{}
		if c.onlyOwn(action, host) {
			*b = *c.brings(action, host, host)
		}
		c.host(action, host, b)
		c.hosting[host] = b
	}
	return b
}

func (c *Comparer) onlyOwn(action, agency int) bool {
	return !slices.ContainsFunc(c.near[agency], func(n near) bool {
		d := &c.docs[n.doc]
		return !d.apart && d.says(action, c.Actions[action].Topic)
	})
}

// somewhere and someplace stand for any host and its place: no agency and no
// place has such a name.
const somewhere, someplace = "\x00", "\x00 place"

func (c *Comparer) bring(action, agency, host int) *brought {
	a := &c.Actions[action]
	p, v := c.sight(action, agency, host)
	p.host, p.place = somewhere, someplace
	out := &brought{by: make([]onMember, 0, len(a.members))}
	for _, i := range a.members {
		many := len(c.tax.leaves[i]) > 1
		one := onMember{member: i, must: many && owing(v.here.on(i), v.home.on(i))}
		asked := c.tax.choice(i) || one.must
		if asked || many && c.owed[i] {
			one.items = c.stand1(a, c.trio1(p, agency, v, i, true))
		}
		if !asked {
			one.plain = c.stand1(a, c.trio1(p, agency, v, i, false))
		}
		out.by = append(out.by, one)
	}
	if len(a.words) > 0 {
		c.spell(action, p, out, agency, host)
	}
	return out
}

// host looks at an agency as host: at what contradicts itself in what binds it
// there, and at how it stands at home, unless that is known.
func (c *Comparer) host(action, host int, out *brought) {
	a := &c.Actions[action]
	p, v := c.sight(action, host, host)
	p.host = c.Agencies[host]
	out.said = nil
	known := out.by != nil
	for _, i := range a.members {
		many, choice := len(c.tax.leaves[i]) > 1, c.tax.choice(i)
		asked := choice || many && owing(v.here.on(i), v.home.on(i))
		c.found(a, p, &out.said, func() { c.e.faults(c.trio1(p, host, v, i, asked)) })
		if known {
			continue
		}
		one := onMember{member: i, must: many && owing(v.home.on(i))}
		if choice || many && c.owed[i] {
			one.items = c.stand1(a, c.trio1(p, host, v, i, true))
		}
		if !choice {
			one.plain = c.stand1(a, c.trio1(p, host, v, i, false))
		}
		out.by = append(out.by, one)
	}
	if !known && len(a.words) > 0 {
		c.spell(action, p, out, host, host)
	}
}

// sight is a host's post as an agency comes to it, and its views there.
func (c *Comparer) sight(action, agency, host int) (*piece, *views) {
	c.between(nil, host, agency)
	p, key := c.post(c.moments[0], host), c.settings[host].key
	if c.grounds[key] == nil {
		c.grounds[key], _ = c.grid.Of(p.scope)
	}
	c.scope = c.grounds[key]
	return p, c.viewsAt(p, c.on(action), c.Actions[action].looks, agency, host, nil)
}
