package evidence

import (
	"reflect"
	"slices"
	"time"

	"roe.example/checker/book"
)

// stretch is a period in which something stays the same.
type stretch[T any] struct {
	book.Period
	state T
}

// stretches cuts a closed period at the instants that lie inside it, asks what
// holds from each cut on, and joins neighbours in which the same holds. The
// state may change only at the instants given.
func stretches[T any](p book.Period, at []time.Time, state func(time.Time) T) []stretch[T] {
	var out []stretch[T]
	for _, piece := range cut(p, at) {
		now := state(piece.From)
		if n := len(out); n > 0 && reflect.DeepEqual(out[n-1].state, now) {
			out[n-1].Until = piece.Until
			continue
		}
		out = append(out, stretch[T]{piece, now})
	}
	return out
}

// cut divides a closed period at the instants inside it; an empty or reversed
// period has no pieces.
func cut(p book.Period, at []time.Time) []book.Period {
	at = slices.DeleteFunc(slices.Clone(at), func(t time.Time) bool {
		return !t.After(p.From) || !t.Before(p.Until)
	})
	at = append(at, p.From, p.Until)
	slices.SortFunc(at, time.Time.Compare)
	at = slices.CompactFunc(at, time.Time.Equal)
	var out []book.Period
	for i := range at[1:] {
		if p.From.Before(p.Until) {
			out = append(out, book.Period{From: at[i], Until: at[i+1]})
		}
	}
	return out
}

// ends lists the instants at which periods begin or end.
func ends(periods ...book.Period) []time.Time {
	var out []time.Time
	for _, p := range periods {
		out = append(out, p.From, p.Until)
	}
	return out
}
