package lsp

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// tool is whose diagnostics they are.
const tool = "roe"

// foreign stands, beside the folders of groups, for what belongs to none.
const foreign = "\x00"

// diagnoses are the diagnostics of a run, by file, and why it has no result.
type diagnoses struct {
	j       *job
	g       *group
	held    *diagnosed
	byFile  map[string][]*diagnostic
	failure string
}

func (g *group) diagnose(j *job, r result) *diagnoses {
	d := &diagnoses{j: j, g: g, held: g.held, byFile: map[string][]*diagnostic{}}
	d.held.begin()
	if r.err != nil {
		d.fail(r.err)
		return d
	}
	for _, x := range r.x.Report.Diagnostics {
		d.add(x.Location, d.fault(x, protocol.DiagnosticSeverityError))
	}
	if faults := r.x.Report.Diagnostics; len(faults) > 0 {
		d.unjudged(faults)
	}
	for _, x := range r.x.Report.Notes {
		d.add(x.Location, d.fault(x, protocol.DiagnosticSeverityInformation))
	}
	d.findings(r.x.Report.Findings)
	d.failed(r.x.Report.Failures)
	return d
}

// fail says that there is no result, and why, at every open file.
func (d *diagnoses) fail(err error) {
	why := err.Error()
	var fault *checker.Fault
	switch {
	case errors.As(err, &fault):
		why = fmt.Sprintf("internal fault, not yours: %v", fault.Value)
	case errors.Is(err, checker.ErrTimeLimit):
		why += "; timeout in roe.cue allows more"
	}
	d.failure = "roe has no result: " + why
	d.everywhere(protocol.DiagnosticSeverityError, d.failure+".", nil)
}

// failed says which rules could not judge, so that silence is no good news.
func (d *diagnoses) failed(failures []report.Failure) {
	if len(failures) == 0 {
		return
	}
	var ids []string
	for _, f := range failures {
		at := book.Location{File: f.File, Line: max(1, f.Line), Column: 1}
		d.add(at, protocol.Diagnostic{Severity: protocol.DiagnosticSeverityError, Source: tool, Code: f.Rule, Message: f.Message})
		ids = append(ids, f.Rule)
	}
	d.failure = "roe's result is not whole: these rules could not judge: " + strings.Join(ids, ", ") + "."
	d.everywhere(protocol.DiagnosticSeverityWarning, d.failure, nil)
}

// unjudged says at open files without a fault that they are not judged.
func (d *diagnoses) unjudged(faults []book.Diagnostic) {
	first := faults[0]
	message := "Nothing of these books is judged before a fault in " + cmp.Or(first.File, "the options") + " is mended."
	if n := len(faults); n > 1 {
		message = fmt.Sprintf("Nothing of these books is judged before %d faults are mended, the first in %s.", n, cmp.Or(first.File, "the options"))
	}
	d.everywhere(protocol.DiagnosticSeverityInformation, message, faults[:1])
}

// everywhere adds something at the first line of the group's open files; what
// has a cause, only at files that have no diagnostic yet.
func (d *diagnoses) everywhere(severity protocol.DiagnosticSeverity, message string, because []book.Diagnostic) {
	for _, path := range slices.Sorted(maps.Keys(d.j.docs)) {
		if !slices.Contains(d.g.dirs, filepath.Dir(path)) || because != nil && len(d.byFile[path]) > 0 {
			continue
		}
		x := protocol.Diagnostic{Range: d.text(path).place(book.Location{File: path, Line: 1, Column: 1}), Severity: severity, Source: tool, Message: message}
		for _, b := range because {
			x.RelatedInformation = append(x.RelatedInformation, d.related(b.Location, b.Message)...)
		}
		d.byFile[path] = append(d.byFile[path], &diagnostic{Diagnostic: x})
	}
}

// add puts a diagnostic where it belongs. What belongs to a whole book stands
// on the first line of its first file.
func (d *diagnoses) add(loc book.Location, x protocol.Diagnostic) (path string, _ *diagnostic) {
	of := d.source(loc.File)
	if of.whole {
		loc = book.Location{File: of.shownIn, Line: 1, Column: 1}
	}
	x.Range = of.shownText.place(loc)
	out := &diagnostic{Diagnostic: x}
	d.byFile[of.shownIn] = append(d.byFile[of.shownIn], out)
	return of.shownIn, out
}

// firstFile is the first file of the book in a folder.
func firstFile(dir string) string {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !e.IsDir() && load.IsBookFile(e.Name()) {
			return filepath.Join(dir, e.Name())
		}
	}
	return filepath.Join(dir, "agreement.cue")
}

// fault is a fault in what was read, or a remark on it.
func (d *diagnoses) fault(x book.Diagnostic, severity protocol.DiagnosticSeverity) protocol.Diagnostic {
	out := protocol.Diagnostic{Severity: severity, Source: tool, Message: strings.TrimSpace(x.Message + " " + x.Hint)}
	for _, also := range x.Also {
		out.RelatedInformation = append(out.RelatedInformation, d.related(also, "this takes part in it")...)
	}
	return out
}

// filePaths are those of the files that a report names, by name; empty: of the
// library. What the working directory is called is asked of the system each time.
type filePaths map[string]string

func (p filePaths) of(name string) string {
	path, known := p[name]
	if !known {
		path = absolute(name)
		p[name] = path
	}
	return path
}

// first is the place of a finding at which it is shown: the most telling one
// that is not in the library.
func (p filePaths) first(f *report.Finding) book.Location {
	for _, place := range f.Places {
		if p.of(place.File) != "" {
			return book.Location{File: place.File, Line: place.Line, Column: place.Column}
		}
	}
	return book.Location{File: f.Book, Line: 1, Column: 1}
}

var severities = map[string]protocol.DiagnosticSeverity{
	"error": protocol.DiagnosticSeverityError, "warning": protocol.DiagnosticSeverityWarning, "note": protocol.DiagnosticSeverityInformation,
}

func (d *diagnoses) finding(f *report.Finding) protocol.Diagnostic {
	x := protocol.Diagnostic{
		Severity: severities[f.Severity], Source: tool, Code: f.Rule, Message: message(f),
	}
	if !f.Open() {
		x.Severity = protocol.DiagnosticSeverityHint
	}
	for _, ref := range f.References {
		if strings.HasPrefix(ref.Ref, "https://") {
			x.CodeDescription = &protocol.CodeDescription{Href: protocol.URI(ref.Ref)}
			break
		}
	}
	shown := d.held.paths.first(f)
	for _, p := range f.Places {
		if loc := (book.Location{File: p.File, Line: p.Line, Column: p.Column}); loc != shown {
			x.RelatedInformation = append(x.RelatedInformation, d.related(loc, p.Role)...)
		}
	}
	if f.Waiver != nil {
		at := f.Waiver.Place
		x.RelatedInformation = append(x.RelatedInformation, d.related(book.Location{File: at.File, Line: at.Line, Column: at.Column}, "waiver")...)
	}
	return x
}

// message is a finding in words, and whether it counts.
func message(f *report.Finding) string {
	var b strings.Builder
	switch {
	case f.Waiver != nil:
		fmt.Fprintf(&b, "Accepted until %s by the waiver %q (%s, else an open %s): ", f.Waiver.Until, f.Waiver.ID, f.Waiver.Why, f.Severity)
	case f.Change == report.Known:
		fmt.Fprintf(&b, "Known before (%s): ", f.Severity)
	}
	b.WriteString(f.Message)
	if f.Count > 1 {
		fmt.Fprintf(&b, " (%d times)", f.Count)
	}
	if f.Remedy != "" {
		b.WriteString("\nTo settle it: " + f.Remedy)
	}
	return b.String()
}

// related is another place that takes part; one in the library has no file.
func (d *diagnoses) related(loc book.Location, role string) []protocol.DiagnosticRelatedInformation {
	of := d.source(loc.File)
	if of.path == "" {
		return nil
	}
	return []protocol.DiagnosticRelatedInformation{{
		Location: protocol.Location{URI: of.uri, Range: of.text.place(loc)}, Message: role,
	}}
}

// foreignHints say at open files of CUE that they are not judged, and why.
func (s *server) foreignHints(j *job, files []string) map[string][]*diagnostic {
	out := map[string][]*diagnostic{}
	for _, path := range files {
		out[path] = []*diagnostic{{Diagnostic: protocol.Diagnostic{
			Range: j.docs[path].place(book.Location{File: path, Line: 1, Column: 1}), Severity: protocol.DiagnosticSeverityHint, Source: tool,
			Message: "roe does not judge this file: no file of this folder has agencies, instruments, agreements or deployments.",
		}}}
	}
	return out
}
