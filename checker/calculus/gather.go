package calculus

import (
	"encoding/json"
	"fmt"
	"slices"

	"roe.example/checker/facts"
)

// keep joins an answer with an equal one of the same action, and a stretch of
// time with the one before it.
func (a *asker) keep(action string, s facts.Stand, post facts.Post) {
	one := a.found[action]
	if one == nil {
		one = &item{action: action}
		a.found[action] = one
		a.order = append(a.order, action)
	}
	partial := s.Partial
	s.Partial = nil // it may grow from post to post
	key := key(s)
	n := slices.Index(one.keys, key)
	if n < 0 {
		s.Posts, s.Partial = []facts.Post{post}, partial
		one.stands, one.keys = append(one.stands, s), append(one.keys, key)
		return
	}
	have := &one.stands[n]
	have.Partial = mergeSorted(have.Partial, partial)
	last := &have.Posts[len(have.Posts)-1]
	if last.Assignment == post.Assignment && last.During.Until == post.During.From && fmt.Sprint(last.Fills) == fmt.Sprint(post.Fills) {
		last.During.Until = post.During.Until
		return
	}
	have.Posts = append(have.Posts, post)
}

// key is equal for what reads the same.
func key(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain data
	}
	return string(text)
}

// gather joins the actions on which the agency stands alike everywhere.
func (a *asker) gather() {
	var groups []*item
	by := map[string]*item{}
	names := map[*item]bitset{}
	for _, one := range a.telling() {
		k := key(one.stands)
		if by[k] == nil {
			by[k] = one
			groups = append(groups, one)
			names[one] = a.tax.none()
		}
		names[by[k]].add(a.tax.index[one.action])
	}
	for _, one := range groups {
		for _, s := range one.stands {
			s.Actions = a.tax.names(names[one])
			if len(groups) == 1 {
				s.Actions = []string{a.q.Action} // all of the category
			}
			a.out.Stands = append(a.out.Stands, s)
		}
	}
}

// telling leaves out the items of which nothing is said beside the duty on their
// category, which any of them meets.
func (a *asker) telling() []*item {
	var out []*item
	owed := false
	for _, action := range a.order {
		one := a.found[action]
		owed = owed || len(a.tax.leaves[a.tax.index[action]]) > 1
		if !owed || action == a.q.Action || one.speaks() {
			out = append(out, one)
		}
	}
	return out
}

// speaks tells whether anything is said of an item.
func (i *item) speaks() bool {
	return slices.ContainsFunc(i.stands, func(s facts.Stand) bool {
		return slices.ContainsFunc(s.Cases, func(c facts.Case) bool { return c.Reply.Position != "silent" && c.Reply.Position != "unknown" })
	})
}
