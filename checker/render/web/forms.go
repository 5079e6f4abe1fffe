package web

import (
	"strings"

	"roe.example/checker/briefing"
)

// FormName is what a form is called. Of several of one number each says what it
// is for, which stands in its third block.
func (v *briefingView) FormName(i int) string {
	f := &v.Forms[i]
	name, alike := f.Number+": "+f.Title, 0
	for k := range v.Forms {
		if v.Forms[k].Number == f.Number {
			alike++
		}
	}
	for _, b := range f.Blocks {
		if alike > 1 && b.Number == "3" && len(b.Text) > 0 {
			return name + ", " + b.Text[0]
		}
	}
	return name
}

// Wide tells that a form has a table for which paper has to be turned.
func (v *briefingView) Wide(f briefing.Form) bool {
	const upright = 8 // columns
	for _, b := range f.Blocks {
		if len(b.Columns) > upright {
			return true
		}
	}
	return false
}

// Draws tells that a block of a form is where its chart stands.
func (v *briefingView) Draws(f briefing.Form, b briefing.Block) bool {
	return f.Chart && strings.HasSuffix(b.Title, "Chart")
}

// Few tells that the chart is one that goes on the page of its form, made
// smaller; a large one takes pages of its own.
func (v *briefingView) Few() bool { return len(v.Pictures.Form) <= 2 }
