package worksheet

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"roe.example/checker/load"
)

// TestForm holds what reading relies on: titles that differ, names that lead
// back to one thing, help that fits into the note of a cell.
func TestForm(t *testing.T) {
	l := newLists(nil)
	names := map[string]bool{startSheet: true, listSheet: true}
	for _, s := range sheets() {
		if names[s.name] || len(s.name) > 31 {
			t.Errorf("two sheets are called %s, or the name is too long", s.name)
		}
		names[s.name] = true
		titles := map[string]bool{}
		for _, x := range s.fields {
			if key := squash(x.title); titles[key] || key == "" {
				t.Errorf("%s has two columns %q", s.name, x.title)
			} else {
				titles[key] = true
			}
			if len([]rune(x.help)) > 255 || len([]rune(x.title)) > 60 {
				t.Errorf("%s, %q: the help is longer than a cell's note can be", s.name, x.title)
			}
			if x.kind == choiceKind || x.kind == choicesKind || x.kind == allowedKind {
				_, known := l.vocabularies[x.list]
				if !known && x.list != "values" {
					t.Errorf("%s, %q chooses from %q, which is no list", s.name, x.title, x.list)
				}
			}
		}
	}
}

func TestWordsLeadBack(t *testing.T) {
	for name, v := range newLists(nil).vocabularies {
		for _, w := range v.words {
			if id, ok := v.find(v.name(w.id)); !ok || id != w.id {
				t.Errorf("%s: %q is called %q, which leads to %q", name, w.id, v.name(w.id), id)
			}
			if strings.ContainsAny(v.name(w.id), ";\n") {
				t.Errorf("%s: %q would be read as two answers", name, v.name(w.id))
			}
		}
	}
}

// TestPlainWords holds the translations to the schema's own words.
func TestPlainWords(t *testing.T) {
	sheets()
	for def, words := range plainWords {
		v := enumerations[def]
		if v == nil {
			v = enumerations["="+def]
		}
		if v == nil {
			t.Errorf("the form chooses from no %s", def)
			continue
		}
		for id := range words {
			if _, ok := v.names[id]; !ok {
				t.Errorf("%s has no %q", def, id)
			}
		}
	}
}

func TestZones(t *testing.T) {
	for _, w := range zoneWords() {
		if _, err := time.LoadLocation(w.id); err != nil {
			t.Error(err)
		}
	}
}

// TestGuide: the guide's nine items are asked, and every matter of the library.
func TestGuide(t *testing.T) {
	asked := questions()
	if len(guide) != 9 {
		t.Errorf("the guide has nine items, not %d", len(guide))
	}
	for topic := range guide {
		if !slices.ContainsFunc(asked, func(q question) bool { return q.topic == topic && q.subject == "" }) {
			t.Errorf("nobody asks about %s", topic)
		}
	}
	for id := range theLibrary().Subjects {
		if !slices.ContainsFunc(asked, func(q question) bool { return q.subject == id }) {
			t.Errorf("nobody asks about %s", id)
		}
	}
}

// TestBlank: an empty worksheet is told to be empty, and one for an agency names
// what is missing.
func TestBlank(t *testing.T) {
	for want, o := range map[string]Options{"The worksheet is empty": {}, "“Short name” is missing.": {Agency: "Alder Police Department", State: "OR"}} {
		data, _, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Import(context.Background(), []Input{{"x.xlsx", data}}, "x")
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Faults) == 0 || !strings.Contains(r.Faults[0].String(), want) || len(r.Files) > 0 {
			t.Errorf("%v: %v", o, r.Faults)
		}
	}
}

// TestFilesAreFormatted: what is written is what CUE's formatter would write.
func TestFilesAreFormatted(t *testing.T) {
	data, _, err := New(Options{From: read(t, "../../agreements/riverton-election-day-repaired")})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range imported(t, Input{"x.xlsx", data}).Files {
		again, err := load.Format([]byte(f.Text))
		if err != nil || string(again) != f.Text {
			t.Errorf("%s is not in the standard layout: %v", f.Name, err)
		}
	}
}
