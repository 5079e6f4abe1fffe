package book

import "slices"

// Outward lists a place and the places around it, nearest first. A place that
// the book does not define is nowhere.
func (b *Book) Outward(place string) []string {
	var out []string
	for b.Places[place] != nil && !slices.Contains(out, place) {
		out = append(out, place)
		place = b.Places[place].Within
	}
	return out
}

// Select tells whether an agency is among those named by id, kind and state.
// A federal agency, or the Guard on federal duty, is of no state.
func (s *Addressees) Select(id string, a *Agency) bool {
	if s == nil || a == nil || slices.Contains(s.Except, id) || slices.Contains(s.Except, a.Kind) {
		return false
	}
	if slices.Contains(s.Agencies, id) || len(s.Kinds)+len(s.States) == 0 {
		return slices.Contains(s.Agencies, id)
	}
	kind := len(s.Kinds) == 0 || slices.Contains(s.Kinds, a.Kind)
	state := len(s.States) == 0 || a.Kind != "federal" && slices.Contains(s.States, a.State)
	return kind && state
}

// SpeaksTo tells whether an instrument addresses an agency: its issuer, or the
// agencies of the government that made it, unless it says otherwise.
func (i *Instrument) SpeaksTo(id string, a *Agency) bool {
	if i.Addresses != nil {
		return i.Addresses.Select(id, a)
	}
	return i.Issuer != "" && (i.Issuer == id || a != nil && a.Place == i.Issuer && a.Kind != "federal")
}

// Above lists an id and all that it stands in, however far up, nearest first;
// up gives what one stands in directly.
func Above(id string, up func(id string) []string) []string {
	out := []string{id}
	for i := 0; i < len(out); i++ {
		for _, next := range up(out[i]) {
			if !slices.Contains(out, next) {
				out = append(out, next)
			}
		}
	}
	return out
}

// Categories are those in which an action stands directly.
func (b *Book) Categories(action string) []string {
	if a := b.Actions[action]; a != nil {
		return a.In
	}
	return nil
}

// Wider are the purposes in which one stands directly.
func (b *Book) Wider(purpose string) []string {
	if p := b.Purposes[purpose]; p != nil {
		return p.In
	}
	return nil
}
