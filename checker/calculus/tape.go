package calculus

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// posting is an agency in a piece.
type posting struct {
	*piece
	agency string
}

// keptPost is what comparing an agency in a piece came to.
type keptPost struct {
	sign   string
	manned string // the agency's units there
	views  *views // keeps alive the norms whose addresses are in sign
	host   *views
	trios  map[string]*keptTrio
	joints []*joint
	tape   []*event
	needs  []facts.Need
}

// keptTrio is what comparing an agency on some actions came to.
type keptTrio struct {
	joint *joint
	tape  []*event
}

// keptSides is what comparing agencies side by side came to.
type keptSides struct {
	all  []*joint
	tape []*event
}

// event is one step in which the collector takes in what was found.
type event struct {
	rec     facts.Clash
	key     string
	actions bitset
	during  book.Period
	// tried is set where a clause was tried instead.
	tried *facts.Settlement
	trio  *trio
	clash clash
}

// post gives what is kept of an agency in a piece, and whether all of it holds.
// Nothing holds of one whose units are others.
func (k *keptDeployment) post(p *piece, agency, manned, settling string, v, host *views) (now, before *keptPost, same bool) {
	sign := signed(v.home) + "|" + signed(v.here) + "|" + signed(host.home) + "|" + settling
	at := posting{p, agency}
	if have := k.last[at]; have != nil && have.manned == manned {
		if have.sign == sign {
			have.renew(v, host)
			k.posted[at] = have
			return have, have, true
		}
		before = have
	}
	k.posted[at] = &keptPost{sign: sign, manned: manned, views: v, host: host, trios: map[string]*keptTrio{}}
	return k.posted[at], before, false
}

// renew gives the trios the views of this run, which say the same.
func (p *keptPost) renew(v, host *views) {
	p.views, p.host = v, host
	for _, one := range p.joints {
		one.t.views, one.t.host = v, host
	}
}

// signed is equal for views of the very same norms, brought in alike.
func signed(v *view) string {
	var b strings.Builder
	for _, n := range v.norms {
		n.sign(&b)
	}
	return b.String()
}

func (n bound) sign(b *strings.Builder) {
	var number [24]byte // whole views are signed at each edit
	b.WriteByte('#')
	b.Write(strconv.AppendUint(number[:0], uint64(reflect.ValueOf(n.norm).Pointer()), 36))
	if n.via != "" {
		fmt.Fprintf(b, "%s%v", n.via, n.region)
	}
	b.WriteByte(';')
}

// sign tells a trio from others of its agency in its piece.
func (t *trio) sign(post string) string {
	var b strings.Builder
	fmt.Fprint(&b, t.actions, t.topic, t.expose, t.hmKnown, t.hhKnown, t.byItems)
	if t.byItems {
		b.WriteString(post)
	}
	for _, side := range [][]bound{t.hrOn, t.hmOn, t.hhOn} {
		b.WriteByte('|')
		for _, n := range side {
			n.sign(&b)
		}
	}
	return b.String()
}

// settlingOn is equal for the same clauses that settle something on some
// actions; nil means any.
func (e *engine) settlingOn(actions bitset) string {
	var b strings.Builder
	for i := range e.settling {
		if s := &e.settling[i]; actions == nil || overlap(s.actions, actions) {
			fmt.Fprint(&b, s.id, " ", s.s.By, s.actions, e.space.Key(s.when), ";")
		}
	}
	return b.String()
}

// assessAgency compares an agency in a piece, or repeats what that came to.
func (e *engine) assessAgency(p *piece, agency string, v, host *views) []*joint {
	if e.kept == nil {
		return e.assessTrios(p, agency, v, host, e.assessOne)
	}
	now, before, same := e.kept.post(p, agency, e.manned(p, agency), e.settlingOn(nil), v, host)
	if same {
		e.out.play(now.tape)
		for _, n := range now.needs {
			n.Actions = slices.Clone(n.Actions)
			e.result.Needs = append(e.result.Needs, n)
		}
		return now.joints
	}
	from, needs := len(e.out.tape), len(e.result.Needs)
	now.joints = e.assessTrios(p, agency, v, host, func(t *trio) *joint {
		key := t.sign(now.sign) + e.settlingOn(t.actions)
		if before != nil && before.trios[key] != nil {
			have := before.trios[key]
			have.joint.t.views, have.joint.t.host = v, host
			now.trios[key] = have
			e.out.play(have.tape)
			return have.joint
		}
		begin := len(e.out.tape)
		one := e.assessOne(t)
		now.trios[key] = &keptTrio{one, slices.Clone(e.out.tape[begin:])}
		return one
	})
	now.tape = slices.Clone(e.out.tape[from:])
	for _, n := range e.result.Needs[needs:] {
		n.Actions = slices.Clone(n.Actions)
		now.needs = append(now.needs, n)
	}
	return now.joints
}

// sidesKept states who stands otherwise side by side, or repeats it.
func (e *engine) sidesKept(actions bitset, all []*joint) {
	if e.kept == nil {
		e.mismatch(actions, all)
		return
	}
	key := sidesKey(actions, all)
	have := e.kept.comparedB[key]
	if have == nil {
		have = e.kept.compared[key]
	}
	if have != nil {
		e.kept.compared[key] = have
		e.out.play(have.tape)
		return
	}
	begin := len(e.out.tape)
	e.mismatch(actions, all)
	e.kept.compared[key] = &keptSides{all, slices.Clone(e.out.tape[begin:])}
}

// sidesKey is equal for the very same joints on the same actions, which those
// that are kept keep alive.
func sidesKey(actions bitset, all []*joint) string {
	var number [24]byte // there are hundreds of joints on many actions
	b := make([]byte, 0, 16*(len(actions)+len(all)))
	for _, word := range actions {
		b = append(append(b, strconv.AppendUint(number[:0], uint64(word), 36)...), ',')
	}
	for _, one := range all {
		b = append(append(b, '#'), strconv.AppendUint(number[:0], uint64(reflect.ValueOf(one).Pointer()), 36)...)
	}
	return string(b)
}

// play takes in again what was found before.
func (c *collector) play(tape []*event) {
	for _, one := range tape {
		if c.kept != nil {
			c.tape = append(c.tape, one)
		}
		if one.tried != nil {
			c.count(one.trio, &one.clash, one.tried)
			continue
		}
		c.join(&one.rec, one.key, one.actions, one.during)
	}
}
