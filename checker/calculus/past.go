package calculus

import "slices"

// Authors try things and take them back: as much of what is not in use is kept.
const (
	mostHeard = 2048 // of what views say of actions
	mostPast  = 16   // of what comparing an agency in a piece came to
	runsBack  = 4    // of agencies side by side
)

// turnAt does so once there is as much: until then all that was ever used stays,
// since authors go back to what they had.
func (r *recent[K, V]) turnAt(most int) {
	if r.now == nil || len(r.now) >= most {
		r.turn()
	}
}

// known gives what a trio came to before, if that holds: in the last run, or in one
// before that. Otherwise: the units or times can be others than then.
func (e *engine) known(before, now *keptPost, t *keptTrio) (have *keptTrio, otherwise bool) {
	if before == nil {
		return nil, false
	}
	first := t.actions.first()
	if have = before.byAction[first]; have != nil && e.holds(have, t) && (before.manned == now.manned || have.use == e.usePath(t.trio)) {
		return have, before.manned != now.manned || before.times != now.times
	}
	for _, have := range before.past {
		if have.actions.first() == first && e.holds(have, t) && have.use == e.usePath(t.trio) {
			return have, true
		}
	}
	return nil, false
}

// pastAfter lists what does not hold now, but did lately.
func (before *keptPost) pastAfter(now *keptPost) (past []*keptTrio) {
	if before == nil {
		return nil
	}
	for _, t := range slices.Concat(before.trios, before.past) {
		if now.byAction[t.actions.first()] != t && len(past) < mostPast {
			past = append(past, t)
		}
	}
	return past
}
