package calculus

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"roe.example/checker/facts"
	"roe.example/checker/internal/cores"
)

// identify names clashes by all that they say, so that a clash keeps its id
// for as long as nothing about it changes, and no other ever has it. Records
// that say the same are numbered.
func identify(list []facts.Clash, begin string) {
	cores.Each(len(list), func(i int) {
		list[i].ID = begin + identity(&list[i])
	})
	seen := make(map[string]int, len(list))
	for i := range list {
		c := &list[i]
		if seen[c.ID]++; seen[c.ID] > 1 {
			c.ID += "-" + strconv.Itoa(seen[c.ID])
		}
	}
}

// identity is equal for clashes that say the same.
func identity(c *facts.Clash) string {
	unnamed := *c
	unnamed.ID = ""
	p := pen{make([]byte, 0, 1024)}
	p.clash(&unnamed)
	sum := sha256.Sum256(p.b)
	return hex.EncodeToString(sum[:10])
}

// pen writes a record so that different ones read differently: lengths stand
// before texts and lists. It is spelled out field by field, since thousands of
// clashes are written after each edit; a test holds it to all fields of a clash.
type pen struct{ b []byte }

func (p *pen) text(texts ...string) {
	for _, s := range texts {
		p.b = append(strconv.AppendInt(p.b, int64(len(s)), 10), ':')
		p.b = append(p.b, s...)
	}
}

func (p *pen) truth(truths ...bool) {
	for _, t := range truths {
		p.b = strconv.AppendBool(p.b, t)
	}
}

func (p *pen) count(n int) { p.b = append(strconv.AppendInt(p.b, int64(n), 10), '[') }

func (p *pen) list(texts []string) {
	p.count(len(texts))
	p.text(texts...)
}

func (p *pen) stated(s facts.Stated[string]) {
	p.truth(s.Stated)
	p.text(s.Value)
}

func (p *pen) clash(c *facts.Clash) {
	p.text(c.ID, c.Kind, c.Book, c.Deployment, c.Assignment)
	p.list(c.Assignments)
	p.text(c.Topic)
	p.list(c.Actions)
	p.text(c.During.From, c.During.Until)
	p.side(&c.Left)
	p.side(&c.Right)
	p.text(c.Reason)
	p.stated(c.Call)
	p.stated(c.Word)
	x := &c.Exposure
	p.truth(x.Planned, x.Carried, x.Trained, x.Unknown, x.InPlay)
	p.text(c.Region, c.Situation)
	p.count(len(c.Witness))
	for _, w := range c.Witness {
		p.text(w.Dimension, w.Value, w.Phrase)
	}
	p.truth(c.Law, c.Whole)
	p.text(c.Confidence)
	p.count(len(c.Settlements))
	for _, s := range c.Settlements {
		p.text(s.Clause, s.Path, s.By, s.Outcome, s.Why)
	}
	p.truth(c.Settled)
	p.text(c.Cause)
}

func (p *pen) side(s *facts.Side) {
	p.list(s.Agencies)
	p.text(s.Position, s.View)
	p.list(s.Norms)
	p.count(len(s.Approvals))
	for _, a := range s.Approvals {
		p.text(a.Rung, a.Agency, a.Office)
	}
	p.b = append(strconv.AppendInt(p.b, int64(s.Rank), 10), ',')
	p.stated(s.Duty)
}
