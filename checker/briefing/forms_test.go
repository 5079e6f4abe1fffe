package briefing_test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"roe.example/checker/book"
	"roe.example/checker/briefing"
)

func form(b *judged, number string) *briefing.Form {
	for i := range b.Forms {
		if b.Forms[i].Number == "ICS "+number {
			return &b.Forms[i]
		}
	}
	return nil
}

func block(f *briefing.Form, number string) briefing.Block {
	return f.Blocks[slices.IndexFunc(f.Blocks, func(b briefing.Block) bool { return b.Number == number })]
}

// The rows of the radio plan are the nets with a channel, one each, and every
// value is what the book or the library says.
func TestRowsOfTheRadioForm(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) {
		d := b.in.Books[0].Book.Deployments[b.Deployment]
		f := form(b, "205")
		if d.Radio == nil {
			if f != nil {
				t.Error("there is a form for no radio plan")
			}
			return
		}
		want := map[string][]string{}
		for _, n := range d.Radio.Nets {
			if n.Channel == "" {
				continue
			}
			c := cmp.Or(b.in.Books[0].Book.Channels[n.Channel], b.in.Library.Channels[n.Channel])
			want[n.Title] = []string{
				"", "", strings.ToUpper(n.Use[:1]) + n.Use[1:], c.Name, exactly(&c.RX) + width(c), "", txOf(c), toneOf(c),
				map[string]string{"analog": "A", "p25": "D", "p25-phase2": "D", "dmr": "D"}[c.Mode],
			}
		}
		got := map[string][]string{}
		for _, row := range block(f, "4").Rows {
			title, _, _ := strings.Cut(row[10], ".")
			if got[title] != nil {
				t.Errorf("%s has two rows", title)
			}
			name, _, _ := strings.Cut(row[3], " / ")
			got[title] = append([]string{row[0], row[1], row[2], name}, row[5:10]...)
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("rows (-want +got):\n%s", diff)
		}
	})
}

// exactly writes a frequency so that it can be read back without loss.
func exactly(mhz *float64) string {
	if mhz == nil {
		return ""
	}
	text := strconv.FormatFloat(*mhz, 'f', -1, 64)
	whole, decimals, _ := strings.Cut(text, ".")
	return whole + "." + decimals + strings.Repeat("0", max(0, 4-len(decimals)))
}

func width(c *book.Channel) string {
	switch {
	case c.WidthKHz == nil:
		return ""
	case *c.WidthKHz <= 12.5:
		return " N"
	}
	return " W"
}

func txOf(c *book.Channel) string {
	if c.TX == nil {
		return ""
	}
	return exactly(c.TX) + width(c)
}

func toneOf(c *book.Channel) string {
	if c.Tone != nil {
		return strconv.FormatFloat(*c.Tone, 'f', 1, 64)
	}
	return c.NAC
}

// Blocks stand on the forms as FEMA 502-2 numbers them.
func TestBlocksOfTheForms(t *testing.T) {
	want := map[string][]string{
		"ICS 202": {"1", "2", "3", "4", "5", "6", "7", "8"},
		"ICS 203": {"1", "2", "3", "4", "5", "6", "7", "8", "9"},
		"ICS 204": {"1", "2", "3", "4", "5", "6", "7", "8", "9"},
		"ICS 205": {"1", "2", "3", "4", "5", "6"},
		"ICS 207": {"1", "2", "3", "4"},
	}
	ids := map[string]bool{}
	b := brief(t, plans[0][0], plans[0][1])
	for _, f := range b.Forms {
		var got []string
		for _, block := range f.Blocks {
			got = append(got, block.Number)
			for _, row := range block.Rows {
				if len(row) != len(block.Columns) {
					t.Errorf("%s, block %s: %v under %v", f.Number, block.Number, row, block.Columns)
				}
			}
		}
		if diff := gocmp.Diff(want[f.Number], got); diff != "" || ids[f.ID] {
			t.Errorf("blocks of %s, %q (-want +got):\n%s", f.Number, f.ID, diff)
		}
		ids[f.ID] = true
	}
	columns := []string{"Zone Grp.", "Ch #", "Function", "Channel Name/Trunked Radio System Talkgroup", "Assignment", "RX Freq N or W",
		"RX Tone/NAC", "TX Freq N or W", "TX Tone/NAC", "Mode (A, D, or M)", "Remarks"}
	if diff := gocmp.Diff(columns, block(form(b, "205"), "4").Columns); diff != "" {
		t.Errorf("columns of ICS 205 (-want +got):\n%s", diff)
	}
}

// Every position is on the organisation list once, with each of its holders.
func TestEveryPositionIsOnTheList(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) {
		f := form(b, "203")
		if f == nil {
			if len(b.Command.Positions) > 0 {
				t.Error("there is no form for the positions")
			}
			return
		}
		posts, want := map[string]bool{}, 0
		for _, p := range b.Command.Positions {
			posts[p.Post] = true
		}
		for _, block := range f.Blocks {
			for _, row := range block.Rows {
				if row[1] != "" {
					want++
				}
			}
		}
		if want != len(posts) {
			t.Errorf("%d posts are on the list, there are %d", want, len(posts))
		}
	})
}

// What is empty on a form is listed, and nothing else is.
func TestEmptyBlocksAreListed(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) {
		for _, f := range b.Forms {
			for _, block := range f.Blocks {
				chart := f.Chart && block.Number == "3"
				empty := len(block.Text)+len(block.Rows) == 0 && !chart
				if listed := slices.Contains(f.Empty, block.Number+". "+block.Title); listed != empty {
					t.Errorf("%s, block %s: empty %v, listed %v", f.Number, block.Number, empty, listed)
				}
			}
		}
	})
}

// There is an assignment list for each assignment, with its units.
func TestAssignmentLists(t *testing.T) {
	eachPlan(t, func(t *testing.T, b *judged) {
		var want, got [][]string
		for _, a := range b.Command.Assignments {
			one := []string{a.Title}
			for _, u := range a.Units {
				one = append(one, u.Agency+", "+strings.ReplaceAll(u.ID, "-", " "))
			}
			want = append(want, one)
		}
		for i := range b.Forms {
			if f := &b.Forms[i]; f.Number == "ICS 204" {
				one := []string{f.Of}
				for _, row := range block(f, "5").Rows {
					one = append(one, row[0])
				}
				got = append(got, one)
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
