package lsp

import (
	"os"
	"slices"

	"go.lsp.dev/protocol"

	"roe.example/checker/load"
	"roe.example/checker/report"
)

// diagnosed is what the diagnostics of a run were made of: those of findings
// that are the same in the next, and stand in texts that are, are not made again.
type diagnosed struct {
	run      int
	paths    filePaths
	texts    map[string]stampedText // of files that are not open
	sources  map[string]*source     // by the name in the report
	findings map[*report.Place]madeOf
}

// stampedText is the text of a file as it was when it had the stamp.
type stampedText struct {
	at load.Stamp
	*text
}

// source is a file that a report names, as one run found it. In another run it
// is the same one only where all of it is.
type source struct {
	name string
	path string // empty: it is one of the library
	uri  protocol.DocumentURI
	text *text
	// Diagnostics of it are shown there, or for a whole book at the beginning of
	// another file.
	shownIn   string
	shownText *text
	whole     bool

	run int // that found it so
}

// madeOf is a diagnostic with all that it rests on.
type madeOf struct {
	finding report.Finding
	sources []*source
	shownIn string
	*diagnostic
}

func (h *diagnosed) begin() {
	if h.run++; h.run == 1 {
		h.paths, h.texts, h.sources, h.findings = filePaths{}, map[string]stampedText{}, map[string]*source{}, map[*report.Place]madeOf{}
	}
}

// findings makes the diagnostics of findings. One that a session did not write
// again has the places of before.
func (d *diagnoses) findings(findings []report.Finding) {
	now := make(map[*report.Place]madeOf, len(findings))
	for i := range findings {
		f := &findings[i]
		if len(f.Places) == 0 || f.Waiver != nil {
			d.add(d.held.paths.first(f), d.finding(f))
			continue
		}
		made, ok := d.held.findings[&f.Places[0]]
		if ok && sameWords(&made.finding, f) && !slices.ContainsFunc(made.sources, func(of *source) bool { return d.source(of.name) != of }) {
			d.byFile[made.shownIn] = append(d.byFile[made.shownIn], made.diagnostic)
		} else {
			made = madeOf{finding: *f}
			made.shownIn, made.diagnostic = d.add(d.held.paths.first(f), d.finding(f))
			for _, name := range append([]string{f.Book}, files(f)...) {
				if of := d.source(name); !slices.Contains(made.sources, of) {
					made.sources = append(made.sources, of)
				}
			}
		}
		now[&f.Places[0]] = made
	}
	d.held.findings = now
}

// sameWords tells whether two findings with the same places, which nobody
// changes, give the same diagnostic.
func sameWords(a, b *report.Finding) bool {
	return len(a.Places) == len(b.Places) && a.Rule == b.Rule && a.Severity == b.Severity && a.Book == b.Book && a.Message == b.Message &&
		a.Remedy == b.Remedy && a.Count == b.Count && a.Change == b.Change && slices.Equal(a.References, b.References)
}

func files(f *report.Finding) (names []string) {
	for _, p := range f.Places {
		if !slices.Contains(names, p.File) {
			names = append(names, p.File)
		}
	}
	return names
}

// source finds a file once for each name and run: a report has thousands of
// places.
func (d *diagnoses) source(name string) *source {
	known := d.held.sources[name]
	if known != nil && known.run == d.held.run {
		return known
	}
	now := &source{name: name, run: d.held.run, path: d.held.paths.of(name)}
	now.shownIn = now.path
	info, err := os.Stat(now.path)
	if err == nil && info.IsDir() {
		now.shownIn, now.whole = firstFile(now.path), true
		_, err = os.Stat(now.shownIn)
	}
	if now.shownIn == "" || err != nil && d.j.docs[now.shownIn] == nil { // in the library, or in the options
		now.shownIn, now.whole = firstFile(d.g.dirs[0]), true
	}
	now.shownText = d.text(now.shownIn)
	if now.path != "" {
		now.uri, now.text = d.j.uri(now.path), now.shownText
		if now.path != now.shownIn {
			now.text = d.text(now.path)
		}
	}
	if known != nil {
		if known.run = now.run; *known == *now {
			return known
		}
	}
	d.held.sources[name] = now
	return now
}

// text is a file's text as it was judged.
func (d *diagnoses) text(path string) *text {
	if doc := d.j.docs[path]; doc != nil {
		return doc.text
	}
	at, ok := load.StampOf(path)
	have := d.held.texts[path]
	if ok && have.text != nil && have.at == at {
		return have.text
	}
	data, _ := os.ReadFile(path)
	if have.text == nil || have.data != string(data) {
		have.text = newText(string(data), d.j.utf8)
	}
	d.held.texts[path] = stampedText{at, have.text}
	return have.text
}
