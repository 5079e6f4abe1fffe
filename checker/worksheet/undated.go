package worksheet

import "slices"

// undated are the days without which nobody can tell whether something holds:
// by sheet, the columns of which one is to be filled, and what follows without.
var undated = map[string]struct {
	titles  []string
	message string
	hint    string
}{
	"Agreement": {
		[]string{"In force from"}, "“In force from” is empty, so roe cannot tell whether the agreement holds on the day of a deployment.",
		"Fill in the day on which it takes effect. If the text does not say, it is often the day on which the last party signed.",
	},
	"Documents": {
		[]string{"Binds from", "Adopted on"}, "Neither “Adopted on” nor “Binds from” is filled in, so roe cannot tell from when it binds, nor whether it is newer than an agreement that rests on it.",
		"Fill in the day on which it was adopted, or the day from which it binds.",
	},
	"Parties": {
		[]string{"Signed on"}, "“Signed on” is empty, so roe cannot tell whether this party is bound on the day of a deployment.",
		"Fill in the day of the signature. Leave it empty only while the party has not signed.",
	},
}

// dates notes the days that are missing. A book without them is whole, and its
// findings are weaker.
func (g *gathering) dates(line *row) {
	want, any := undated[line.sheet.name]
	if !any {
		return
	}
	var first *field
	for _, x := range line.sheet.fields {
		if !slices.Contains(want.titles, x.title) {
			continue
		}
		if _, said := line.cells[x]; said || line.damaged[x] {
			return
		}
		if first == nil {
			first = x
		}
	}
	if first != nil {
		g.note(line.spot(first), want.message, want.hint)
	}
}
