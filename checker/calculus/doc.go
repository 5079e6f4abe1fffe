// Package calculus computes, exactly, what binds whom in a deployment and
// where positions do not fit. Its results are facts: it never says how bad
// anything is.
//
// The words are those of deontic logic. A norm prohibits, permits or requires
// actions in a region of circumstances. A view is a set of norms that binds
// somebody: what an agency brings from home, what holds at a place, what binds
// it here. A stance is what a view says of one action, circumstance by
// circumstance. A clash is a region in which two stances do not fit.
//
// Order of work: compile (book to norms), reach and views (what binds whom),
// stance (positions inside one view), clash (pairs of stances), settle.
package calculus
