package calculus

import "slices"

// Bears tells whether an agreement has anything to say on an action: itself, by
// what a clause makes common or settles, or by words that are in dispute there.
func (s *Sweep) Bears(pact, action int) bool {
	id := s.holdings[pact].Agreement
	a := &s.Actions[action]
	looks := slices.Clone(a.looks)
	looks.union(a.spoken)
	if slices.ContainsFunc(s.agreement[id].norms, func(n *norm) bool {
		return overlap(a.looks, n.actions) || slices.ContainsFunc(a.words, func(w *disputed) bool { return w.users[n] })
	}) {
		return true
	}
	v := &viewer{world: s.world, compiler: &s.compiler}
	for _, cl := range s.src.Agreements[id].Clauses {
		if x := cl.Extends; x != nil && overlap(looks, v.scope(x.Topics, x.Actions, v.words(id))) {
			return true
		}
		if x := cl.Settles; x != nil && overlap(looks, v.scope(x.Topics, x.Actions, v.words(id))) {
			return true
		}
	}
	return false
}

// Power is what the signature of a party to an agreement can make yield in the
// course of the day.
func (s *Sweep) Power(pact, agency int) []int {
	party := s.src.Agreements[s.holdings[pact].Agreement].Parties[s.Agencies[agency]]
	out := make([]int, len(s.moments))
	for i, m := range s.moments {
		out[i] = PartyPower(party, m.during.From)
	}
	return out
}
