package web

import (
	"cmp"
	"fmt"
	"io"

	"roe.example/checker/briefing"
	"roe.example/checker/render"
	"roe.example/checker/report"
)

// Options of a page.
type Options struct {
	Paper string // letter or a4; empty: letter
}

// Briefing writes the briefing of a deployment: the cover, a sheet for each
// agency that comes to help, the joint rules of engagement, pictures, forms,
// and all findings in full. Signs that are not for reading, such as those that
// turn the direction of writing, are replaced.
func Briefing(w io.Writer, b *briefing.Briefing, opt Options) error {
	b = render.Printable(b)
	v, err := newBriefingView(b)
	if err != nil {
		return err
	}
	title := "Briefing: " + cmp.Or(b.Event, b.Deployment)
	p := Page{
		Title: title, Running: title, Paper: opt.Paper, Nav: v.nav(), Style: read("briefing.css"), Data: v,
		Apart: []string{"sheets", "rules", "findings"},
		Foot:  []string{"Made on " + b.Today + " from the books of the agencies. " + b.Disclaimer},
	}
	if b.Audience != report.Public {
		p.Title += " (not for the public)"
	}
	return p.Write(w, Templates("briefing.tmpl", "plan.tmpl", "matrix.tmpl", "findings.tmpl"))
}

// Sheet writes the sheet of a briefing that holds one alone, on a page of its
// own: what it leaves out stands in the briefing.
func Sheet(w io.Writer, b *briefing.Briefing, opt Options) error {
	b = render.Printable(b)
	v, err := newBriefingView(b)
	if err != nil {
		return err
	}
	title := cmp.Or(b.Event, b.Deployment)
	for _, s := range b.Sheets {
		title = s.Title
	}
	p := Page{Title: title, Running: title, Paper: opt.Paper, Style: read("briefing.css"), Data: v}
	if b.Audience != report.Public {
		p.Title += " (not for the public)"
	}
	return p.Write(w, Templates("briefing.tmpl", "plan.tmpl", "matrix.tmpl", "findings.tmpl", "alone.tmpl"))
}

// briefingView is a briefing cut up as it stands on paper.
type briefingView struct {
	*briefing.Briefing
	Verdict  report.Verdict // of the report; without one, what the cover says
	Sheets   []sheetView
	Matrix   matrixView
	Findings findingsView
	Pictures picturesView
}

func newBriefingView(b *briefing.Briefing) (v *briefingView, err error) {
	v = &briefingView{Briefing: b, Matrix: newMatrixView(b), Findings: newFindingsView(b.Report)}
	v.Verdict.Verdict = b.Cover.Verdict
	if b.Report != nil {
		for _, found := range b.Report.Verdicts {
			if found.Book == b.Book && found.Deployment == b.Deployment {
				v.Verdict = found
			}
		}
	}
	for i := range b.Sheets {
		v.Sheets = append(v.Sheets, newSheetView(&b.Sheets[i]))
	}
	v.Pictures, err = newPicturesView(b)
	return v, err
}

// Number is that of a finding in the appendix, by its fingerprint; 0: it is
// not there.
func (v *briefingView) Number(fingerprint string) int { return v.Findings.numbers[fingerprint] }

// Short is the short name of an agency, or its id.
func (v *briefingView) Short(id string) string {
	for _, a := range append([]briefing.Agency{v.Host}, v.Aids...) {
		if a.ID == id {
			return cmp.Or(a.Short, a.Name, a.ID)
		}
	}
	return id
}

// nav is the contents. Long lists are folded.
func (v *briefingView) nav() []Entry {
	out := []Entry{{ID: "cover", Title: "Cover", Count: len(v.Cover.Steps)}, {ID: "tell", Title: "To tell officers", Count: len(v.Cover.Points)}}
	add := func(shown bool, e Entry) {
		if shown {
			out = append(out, e)
		}
	}
	const most = 12 // what is listed openly
	sheets := Entry{Title: "Sheets by agency", Count: len(v.Sheets), Open: len(v.Sheets) <= most}
	for _, s := range v.Sheets {
		sheets.Entries = append(sheets.Entries, Entry{ID: s.ID, Title: s.Agency.Short})
	}
	add(len(v.Sheets) > 0, sheets)
	rules := Entry{Title: "Joint rules of engagement", Count: len(v.Matrix.Topics), Open: len(v.Matrix.Topics) <= most}
	for _, t := range v.Matrix.Topics {
		rules.Entries = append(rules.Entries, Entry{ID: t.ID, Title: t.Title})
	}
	add(len(rules.Entries) > 0, rules)
	add(true, Entry{ID: "command", Title: "Who commands"})
	add(true, Entry{ID: "radio", Title: "Radio"})
	add(true, Entry{ID: "timeline", Title: "What happens when"})
	forms := Entry{Title: "ICS forms", Count: len(v.Forms), Open: len(v.Forms) <= most}
	for i := range v.Forms {
		forms.Entries = append(forms.Entries, Entry{ID: fmt.Sprintf("form-%d", i), Title: v.FormName(i)})
	}
	add(len(v.Forms) > 0, forms)
	add(len(v.Calendar) > 0, Entry{ID: "calendar", Title: "Dates to keep", Count: len(v.Calendar)})
	add(true, Entry{ID: "findings", Title: "All findings", Count: v.Findings.Count})
	add(true, Entry{ID: "covered", Title: "What was checked"})
	return out
}
